package org.inion.format.brainvision;

import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.format.brainvision.BrainVisionHeader.Orientation;
import org.inion.signal.SampleRate;

/** Turns the text of a header into values, and says which line is wrong. */
final class HeaderReader {
  private static final String COMMON = "Common Infos";
  private static final String BINARY = "Binary Infos";
  private static final String CHANNELS = "Channel Infos";
  private static final String CORRECT = " Correct the header or leave the recording out.";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,30}\\.?\\d{0,30}|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");
  private static final Pattern CHANNEL_KEY = Pattern.compile("ch(\\d{1,9})");

  private final Where where;
  private final Sections sections;

  private HeaderReader(Where where, Sections sections) {
    this.where = where;
    this.sections = sections;
  }

  /**
   * Reads a header.
   *
   * @param hiddenChannels that this kind of header does not describe
   */
  static BrainVisionHeader read(TextFile text, int hiddenChannels, Where where) {
    HeaderReader reader = new HeaderReader(where, Sections.of(text.text(), where));
    return reader.read(text, hiddenChannels);
  }

  private BrainVisionHeader read(TextFile text, int hiddenChannels) {
    only(COMMON, "DataFormat", "BINARY", "Export the recording again with binary data.");
    if (sections.find(COMMON, "DataType").isPresent()) {
      only(COMMON, "DataType", "TIMEDOMAIN", "Export the recording in the time domain.");
    }
    Orientation orientation = choice(COMMON, "DataOrientation", Orientation.class);
    Encoding encoding = choice(BINARY, "BinaryFormat", Encoding.class);
    boolean big =
        sections
            .find(BINARY, "UseBigEndianOrder")
            .filter(entry -> entry.value().equalsIgnoreCase("YES"))
            .isPresent();
    boolean segmented =
        sections
            .find(COMMON, "SegmentationType")
            .filter(entry -> !entry.value().equalsIgnoreCase("NOTSEGMENTED"))
            .isPresent();
    return new BrainVisionHeader(
        text.text().lines().findFirst().orElse("").strip(),
        text.charset(),
        required(COMMON, "DataFile").value(),
        sections.find(COMMON, "MarkerFile").map(Sections.Entry::value),
        encoding,
        big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        orientation,
        channels(),
        hiddenChannels,
        rate(),
        points("DataPoints"),
        segmented ? points("SegmentDataPoints") : OptionalLong.empty(),
        SoftwareFilters.of(sections.comment()));
  }

  private List<BrainVisionChannel> channels() {
    Sections.Entry promised = required(COMMON, "NumberOfChannels");
    long count = wholeNumber(promised, 1);
    Map<String, Sections.Entry> lines = sections.section(CHANNELS);
    if (count != lines.size()) {
      throw bad(
          promised,
          "NumberOfChannels must be the "
              + lines.size()
              + " that [Channel Infos] describes, but was "
              + count);
    }
    List<BrainVisionChannel> channels = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Sections.Entry line = lines.get("ch" + number);
      if (line == null) {
        Sections.Entry odd =
            lines.values().stream()
                .filter(entry -> !isChannel(entry, count))
                .findFirst()
                .orElse(promised);
        throw bad(
            odd, "channels must be Ch1 to Ch" + count + ", but there is no line for Ch" + number);
      }
      channels.add(channel(line));
    }
    return channels;
  }

  private static boolean isChannel(Sections.Entry entry, long count) {
    var matcher = CHANNEL_KEY.matcher(entry.key().toLowerCase(Locale.ROOT));
    return matcher.matches()
        && Long.parseLong(matcher.group(1)) >= 1
        && Long.parseLong(matcher.group(1)) <= count;
  }

  private BrainVisionChannel channel(Sections.Entry line) {
    String[] fields = line.value().split(",", 5);
    String resolution = fields.length > 2 ? fields[2].strip() : "";
    String unit = fields.length > 3 ? fields[3].strip() : "";
    double value = resolution.isEmpty() ? 1 : number(line, "resolution", resolution).doubleValue();
    BrainVisionChannel channel =
        new BrainVisionChannel(
            commas(fields[0].strip()),
            fields.length > 1 ? commas(fields[1].strip()) : "",
            value,
            unit.isEmpty() ? "\u00B5V" : unit);
    if (value == 0 || !Double.isFinite(channel.gain()) || channel.gain() == 0) {
      throw bad(
          line, "resolution must be a finite number other than 0, but was " + Quote.of(resolution));
    }
    return channel;
  }

  /** <b>Source</b>: Core Data Format 1.0, Channel Infos: commas are coded as {@code \1}. */
  static String commas(String text) {
    return text.replace("\\1", ",");
  }

  private SampleRate rate() {
    Sections.Entry line = required(COMMON, "SamplingInterval");
    BigDecimal microseconds = number(line, "SamplingInterval", line.value());
    if (microseconds.signum() > 0) {
      try {
        return SamplingInterval.rate(microseconds);
      } catch (ArithmeticException | IllegalArgumentException e) {
        throw bad(
            line,
            "SamplingInterval must give a rate that is a fraction of 64-bit numbers, but was "
                + Quote.of(line.value())
                + " \u00B5s");
      }
    }
    throw bad(line, "SamplingInterval must be > 0 \u00B5s, but was " + Quote.of(line.value()));
  }

  private OptionalLong points(String key) {
    return sections.find(COMMON, key).stream().mapToLong(line -> wholeNumber(line, 0)).findFirst();
  }

  private Sections.Entry required(String section, String key) {
    return sections
        .find(section, key)
        .orElseThrow(
            () ->
                where
                    .field(key)
                    .bad(
                        "Cannot read the header: it must have a value in section ["
                            + section
                            + "], but has none."
                            + CORRECT));
  }

  private <E extends Enum<E>> E choice(String section, String key, Class<E> type) {
    Sections.Entry line = required(section, key);
    for (E option : type.getEnumConstants()) {
      if (option.name().equalsIgnoreCase(line.value())) {
        return option;
      }
    }
    String options =
        String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    throw where
        .line(line.number())
        .bad(
            "Cannot read the data: "
                + key
                + " must be one of "
                + options
                + ", but was "
                + Quote.of(line.value())
                + ". Export the recording again in one of these.");
  }

  private void only(String section, String key, String option, String wayOut) {
    Sections.Entry line = required(section, key);
    if (!line.value().equalsIgnoreCase(option)) {
      throw where
          .line(line.number())
          .bad(
              "Cannot read the data: "
                  + key
                  + " must be "
                  + option
                  + ", but was "
                  + Quote.of(line.value())
                  + ". "
                  + wayOut);
    }
  }

  private long wholeNumber(Sections.Entry line, long least) {
    String text = line.value();
    if (text.matches("\\d{1,18}") && Long.parseLong(text) >= least) {
      return Long.parseLong(text);
    }
    throw bad(
        line, line.key() + " must be a whole number >= " + least + ", but was " + Quote.of(text));
  }

  private BigDecimal number(Sections.Entry line, String title, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw bad(line, title + " must be a number, but was " + Quote.of(text));
    }
    return new BigDecimal(text);
  }

  private BadDataException bad(Sections.Entry line, String problem) {
    return where.line(line.number()).bad("Cannot read the header: " + problem + "." + CORRECT);
  }
}
