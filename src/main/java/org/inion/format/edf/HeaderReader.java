package org.inion.format.edf;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.format.bytes.FileSpans;

/** Turns the bytes of a header into values, field by field, and says which field is wrong. */
final class HeaderReader {
  private static final String READ_AGAIN = " Copy the file again from its source.";
  private static final String CORRECT = " Correct the header or leave the recording out.";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+(\\.0*)?");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?");

  private final Where where;
  private final byte[] header;

  private HeaderReader(Where where, byte[] header) {
    this.where = where;
    this.header = header;
  }

  static EdfHeader read(SeekableByteChannel bytes, String fileName) throws IOException {
    Where where = Where.file(fileName);
    long fileBytes = bytes.size();
    if (fileBytes == 0) {
      throw where.bad("Cannot read the header: file must not be empty." + READ_AGAIN);
    }
    byte[] first = readFully(bytes, 0, HeaderField.BYTES, where);
    HeaderReader start = new HeaderReader(where, first);
    int signals = start.diagnosed(start::signalCount);
    int rest = SignalField.BYTES * signals;
    byte[] whole = Arrays.copyOf(first, HeaderField.BYTES + rest);
    byte[] second = readFully(bytes, HeaderField.BYTES, rest, where);
    System.arraycopy(second, 0, whole, HeaderField.BYTES, rest);
    HeaderReader reader = new HeaderReader(where, whole);
    return reader.diagnosed(() -> reader.parse(signals));
  }

  private static byte[] readFully(SeekableByteChannel bytes, long from, int length, Where where)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    if (FileSpans.fill(bytes, from, buffer) < length) {
      throw where.bad(
          "Cannot read the header: file must have at least "
              + (from + length)
              + " bytes, but was cut off after "
              + bytes.size()
              + " bytes."
              + READ_AGAIN);
    }
    return buffer.array();
  }

  /** Runs a step; where it fails in a header with line ends, they are why. */
  private <T> T diagnosed(Supplier<T> step) {
    try {
      return step.get();
    } catch (BadDataException e) {
      if (TextDamage.inHeader(header)) {
        throw where.bad(
            "Cannot read the header: it must be printable ASCII, but has line ends in it. "
                + TextDamage.LF_TO_CRLF.wayOut(),
            e);
      }
      throw e;
    }
  }

  /** The version is looked at first, so that a file of another format is called by that name. */
  private int signalCount() {
    variant();
    int signals = wholeNumber(where, HeaderField.SIGNALS.title(), text(HeaderField.SIGNALS));
    if (signals < 0) {
      throw invalid(where, HeaderField.SIGNALS.title() + " must be >= 0, but was " + signals);
    }
    long bytes =
        wholeNumber(where, HeaderField.HEADER_BYTES.title(), text(HeaderField.HEADER_BYTES));
    long expected = HeaderField.BYTES + (long) SignalField.BYTES * signals;
    if (bytes != expected) {
      throw invalid(
          where,
          HeaderField.HEADER_BYTES.title()
              + " must be 256 * (1 + number of signals) = "
              + expected
              + " for "
              + signals
              + " signals, but was "
              + bytes);
    }
    return signals;
  }

  private EdfHeader parse(int signals) {
    long records = wholeNumber(where, HeaderField.RECORDS.title(), text(HeaderField.RECORDS));
    BigDecimal seconds =
        number(where, HeaderField.RECORD_SECONDS.title(), text(HeaderField.RECORD_SECONDS));
    List<EdfSignal> list = new ArrayList<>();
    for (int i = 0; i < signals; i++) {
      list.add(signal(i, signals));
    }
    EdfHeader parsed = checked(where, () -> new EdfHeader(variant(), records, seconds, list));
    for (int i : parsed.sampledSignals()) {
      checked(where.channel(i, list.get(i).label()), () -> parsed.rate(i));
    }
    return parsed;
  }

  private EdfVariant variant() {
    String version = text(HeaderField.VERSION);
    return EdfVariant.of(version, text(HeaderField.RESERVED))
        .orElseThrow(
            () ->
                where.bad(
                    "Cannot read the header: "
                        + HeaderField.VERSION.title()
                        + " must be \"0\" (EDF) or 255 \"BIOSEMI\" (BDF), but was \""
                        + printable(version)
                        + "\". The file is of another format, or damaged; give it the extension of its"
                        + " format, or copy it again."));
  }

  private EdfSignal signal(int i, int signals) {
    String label = text(SignalField.LABEL, i, signals);
    Where channel = where.channel(i, label);
    int samples = wholeNumber(channel, SignalField.SAMPLES, i, signals);
    if (EdfSignal.isAnnotation(label)) {
      return checked(channel, () -> EdfSignal.annotations(label, samples));
    }
    double physicalMin = number(channel, SignalField.PHYSICAL_MIN, i, signals).doubleValue();
    double physicalMax = number(channel, SignalField.PHYSICAL_MAX, i, signals).doubleValue();
    int digitalMin = wholeNumber(channel, SignalField.DIGITAL_MIN, i, signals);
    int digitalMax = wholeNumber(channel, SignalField.DIGITAL_MAX, i, signals);
    String unit = text(SignalField.UNIT, i, signals);
    return checked(
        channel,
        () ->
            new EdfSignal(label, unit, physicalMin, physicalMax, digitalMin, digitalMax, samples));
  }

  private String text(HeaderField field) {
    // The one byte of BDF's version that is not ASCII must come through as it is.
    return field == HeaderField.VERSION
        ? Texts.latin1(header, field.offset(), field.width())
        : Texts.decode(header, field.offset(), field.width()).trim();
  }

  private String text(SignalField field, int signal, int signals) {
    return Texts.decode(header, field.offset(signal, signals), field.width()).trim();
  }

  private int wholeNumber(Where channel, SignalField field, int signal, int signals) {
    return wholeNumber(channel, field.title(), text(field, signal, signals));
  }

  private BigDecimal number(Where channel, SignalField field, int signal, int signals) {
    return number(channel, field.title(), text(field, signal, signals));
  }

  private static int wholeNumber(Where at, String title, String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw invalid(at, title + " must be a whole number, but was \"" + printable(text) + "\"");
    }
    return new BigDecimal(text).intValueExact();
  }

  /** <b>Source</b>: EDF+ 2.1.3, item 6, on the decimal point. */
  private static BigDecimal number(Where at, String title, String text) {
    if (!NUMBER.matcher(text).matches()) {
      String rule = text.contains(",") ? "a number with a decimal point" : "a number";
      throw invalid(at, title + " must be " + rule + ", but was \"" + printable(text) + "\"");
    }
    return new BigDecimal(text);
  }

  private static <T> T checked(Where at, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw invalid(at, e.getMessage());
    }
  }

  private static BadDataException invalid(Where at, String problem) {
    return at.bad("Cannot read the header: " + problem + "." + CORRECT);
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "\u00B7");
  }
}
