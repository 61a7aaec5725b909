package org.inion.window;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as people write them in tables. */
final class Numbers {
  private Numbers() {}

  /** The number that a text is, or empty: {@code NaN}, {@code 0x1p3} and {@code 1d} are none. */
  static Optional<Double> parse(String text) {
    try {
      return Optional.of(new BigDecimal(text).doubleValue()).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
