package org.inion.error;

import java.util.regex.Pattern;

/**
 * The place that a message is about. It is the only class that writes the {@code [file, channel]}
 * in front of a message.
 *
 * @param place what stands between the brackets
 */
public record Where(String place) {
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  /** A file or folder, by its path or its name. */
  public static Where file(String path) {
    return new Where(path);
  }

  /**
   * A channel of this file.
   *
   * @param number from 0, in the order of the file
   */
  public Where channel(int number, String name) {
    return new Where(place + ", channel " + number + " \"" + name + "\"");
  }

  /** A line of this text file, counted from 1. */
  public Where line(int number) {
    return new Where(place + ", line " + number);
  }

  /** A key, column or header field of this file. */
  public Where field(String name) {
    return new Where(place + ", field \"" + name + "\"");
  }

  /** The message with this place in front; one line, whatever stood in the file. */
  public String says(String message) {
    return UNPRINTABLE.matcher("[" + place + "] " + message).replaceAll("\u00B7");
  }

  /** An error about data at this place. */
  public BadDataException bad(String message) {
    return new BadDataException(says(message));
  }

  /** An error about data at this place that another error brought about. */
  public BadDataException bad(String message, Throwable cause) {
    return new BadDataException(says(message), cause);
  }
}
