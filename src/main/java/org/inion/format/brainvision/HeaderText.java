package org.inion.format.brainvision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.inion.format.ElectrodePlace;
import org.inion.format.RecordingLayout;
import org.inion.signal.Channel;
import org.inion.signal.SampleRate;

/**
 * The text of the two files that are written beside the samples.
 *
 * @param stem name of all three files, without extension
 * @param resolutions what a count of each channel stands for
 */
record HeaderText(
    RecordingLayout layout, String stem, Encoding encoding, List<Double> resolutions) {
  private static final String LINE_END = "\r\n";

  HeaderText {
    resolutions = List.copyOf(resolutions);
    if (resolutions.size() != layout.channels().size()) {
      throw new IllegalArgumentException(
          "Cannot write the header: resolutions must be as many as channels, "
              + layout.channels().size()
              + ", but were "
              + resolutions.size());
    }
  }

  /** The same, after both texts were made once: what cannot be said is told before any sample. */
  HeaderText checked() {
    header();
    markers();
    return this;
  }

  /** The header file. */
  String header() {
    Lines lines = new Lines();
    lines.add("Brain Vision Data Exchange Header File Version 1.0");
    lines.add("; written by Inion");
    lines.add("");
    lines.add("[Common Infos]");
    lines.add("Codepage=UTF-8");
    lines.add("DataFile=" + stem + BrainVisionWriter.DATA);
    lines.add("MarkerFile=" + stem + BrainVisionWriter.MARKERS);
    lines.add("DataFormat=BINARY");
    lines.add("DataOrientation=" + BrainVisionHeader.Orientation.MULTIPLEXED);
    lines.add("NumberOfChannels=" + layout.channels().size());
    lines.add("DataPoints=" + layout.samples());
    lines.add("; in microseconds");
    lines.add("SamplingInterval=" + interval(layout.rate()));
    lines.add("");
    lines.add("[Binary Infos]");
    lines.add("BinaryFormat=" + encoding);
    lines.add("");
    lines.add("[Channel Infos]");
    lines.add("; Ch<number>=<name>,<reference>,<resolution>,<unit>");
    for (int i = 0; i < layout.channels().size(); i++) {
      lines.add("Ch" + (i + 1) + "=" + channel(layout.channels().get(i), resolutions.get(i)));
    }
    if (!layout.places().isEmpty()) {
      lines.add("");
      lines.add("[Coordinates]");
      lines.add("; Ch<number>=<radius>,<theta>,<phi>; radius 0 where it is unknown");
      for (int i = 0; i < layout.channels().size(); i++) {
        lines.add("Ch" + (i + 1) + "=" + place(layout.channels().get(i)));
      }
    }
    return lines.text();
  }

  /** The file of markers. */
  String markers() {
    Lines lines = new Lines();
    lines.add("Brain Vision Data Exchange Marker File, Version 1.0");
    lines.add("; written by Inion");
    lines.add("");
    lines.add("[Common Infos]");
    lines.add("Codepage=UTF-8");
    lines.add("DataFile=" + stem + BrainVisionWriter.DATA);
    lines.add("");
    lines.add("[Marker Infos]");
    lines.add("; Mk<number>=<type>,<description>,<position>,<points>,<channel, 0 for all>,<date>");
    List<String> markers = MarkerLines.of(layout);
    for (int i = 0; i < markers.size(); i++) {
      lines.add("Mk" + (i + 1) + "=" + markers.get(i));
    }
    return lines.text();
  }

  /** Commas part the fields of a line. */
  static String escaped(String text) {
    return text.replace(",", "\\1");
  }

  private String channel(Channel channel, double resolution) {
    String reference = layout.reference().equals(channel.name()) ? "" : layout.reference();
    return String.join(
        ",",
        escaped(channel.name()),
        escaped(reference),
        BigDecimal.valueOf(resolution).stripTrailingZeros().toPlainString(),
        unit(channel.unit()));
  }

  /** A unit that is left out would be taken for a voltage's. */
  private static String unit(String unit) {
    return unit.equals("uV") ? "\u00B5V" : unit.isEmpty() ? "n/a" : unit;
  }

  /**
   * On the unit sphere.
   *
   * <p><b>Source</b>: Core Data Format 1.0, Coordinates: theta from the crown, negative on the
   * left; phi from the ear's axis.
   */
  private String place(Channel channel) {
    ElectrodePlace place = layout.places().get(channel.name());
    if (place == null) {
      return "0,0,0";
    }
    double theta = 90 - place.elevationDegrees();
    double phi = place.leftOfNoseDegrees() + 90;
    if (place.rightMillimetres() < 0) {
      theta = -theta;
      phi -= 180;
    }
    return String.format(Locale.ROOT, "1,%.2f,%.2f", theta, phi);
  }

  /** The interval that the reader takes for that rate. */
  private static String interval(SampleRate rate) {
    BigDecimal interval =
        BigDecimal.valueOf(1_000_000)
            .multiply(BigDecimal.valueOf(rate.denominator()))
            .divide(BigDecimal.valueOf(rate.numerator()), MathContext.DECIMAL64);
    if (!SamplingInterval.rate(interval).equals(rate)) {
      throw new IllegalArgumentException(
          "Cannot write the header: the rate must be a whole one, or one whose sampling interval"
              + " has an end, but was "
              + rate.numerator()
              + "/"
              + rate.denominator()
              + " Hz");
    }
    return interval.stripTrailingZeros().toPlainString();
  }

  /** Lines that end as the format has it; a text with line ends of its own would be two. */
  private static final class Lines {
    private final StringBuilder text = new StringBuilder();

    void add(String line) {
      if (line.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "Cannot write the line: text must have printable characters only, but was "
                + Quote.of(line));
      }
      text.append(line).append(LINE_END);
    }

    String text() {
      return text.toString();
    }
  }
}
