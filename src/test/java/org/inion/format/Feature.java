package org.inion.format;

import java.util.List;

/**
 * What files of any format may have, in the order of the page; and where there is no such thing.
 */
public enum Feature {
  CONTINUOUS("one stretch of samples"),
  GAPS("gaps between stretches"),
  EPOCHS("epochs", "edf"),
  MIXED_RATES("channels of several rates", "brainvision", "eeglab"),
  FRACTIONAL_RATE("rates that are no whole number"),
  INTEGERS_16("samples of 16 bits", "eeglab"),
  INTEGERS_24("samples of 24 bits", "brainvision", "eeglab"),
  INTEGERS_32("samples of 32 bits", "edf", "eeglab"),
  FLOATS_32("samples of float32", "edf"),
  FLOATS_64("samples of float64", "edf", "brainvision"),
  BIG_ENDIAN("samples with the high byte first", "edf"),
  CHANNEL_BY_CHANNEL("all samples of a channel together", "edf"),
  SCALES("a scale for each channel", "eeglab"),
  VOLTS("nV, µV in every spelling, mV, V", "eeglab"),
  OTHER_UNITS("other units, as they are", "eeglab"),
  UTF_8("names and texts in UTF-8"),
  LATIN_1("names and texts in Latin-1"),
  EVENTS("events with onset and text"),
  DURATIONS("durations of events"),
  TRIGGERS("triggers in a channel of their own", "brainvision", "eeglab"),
  VERSIONS("every version of the header", "edf"),
  SAME_NAMES("channels of one name"),
  RENAMED_FILES("files that were renamed", "edf"),
  OUTSIDE_FOLDER("a name of a file that leads out of the folder", "edf"),
  MISSING_FILE("a file that belongs to it and is absent", "edf"),
  ANOTHER_FORMAT("a file of another format or version"),
  ASCII_DATA("samples as text", "edf", "eeglab"),
  FREQUENCY_DOMAIN("spectra in place of samples", "edf"),
  BROKEN_HEADER("fields with values that cannot be"),
  MALFORMED_EVENTS("events that break the rules"),
  CUT_OFF("a file that ends before it should"),
  TOO_LONG("a file that has more than it promises"),
  TEXT_MODE("damage by a transfer in text mode", "brainvision", "eeglab"),
  SHRINKING("a file that becomes shorter while it is read");

  private final String title;
  private final String absentIn;

  Feature(String title, String... absentIn) {
    this.title = title;
    this.absentIn = String.join(" ", absentIn);
  }

  /** Whether a format has no such thing. */
  boolean isAbsentIn(String format) {
    return List.of(absentIn.split(" ")).contains(format);
  }

  @Override
  public String toString() {
    return title;
  }
}
