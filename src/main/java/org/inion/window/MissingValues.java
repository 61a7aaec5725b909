package org.inion.window;

import java.util.Optional;

/** Which texts stand for a value that is not known. */
final class MissingValues {
  private MissingValues() {}

  /**
   * A text without blanks around it, or empty where none was given.
   *
   * <p><b>Source</b>: BIDS 1.8, "Tabular files": a missing value is written {@code n/a}.
   *
   * @param text may be null, as a map without the key answers
   */
  static Optional<String> present(String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(stripped -> !stripped.isEmpty() && !stripped.equalsIgnoreCase("n/a"));
  }
}
