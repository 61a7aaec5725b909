package org.inion.bids;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Decimal numbers in text, without the forms that only Java reads ({@code 1d}, {@code 0x1p3}). */
final class DecimalText {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private DecimalText() {}

  /** The finite number that the text is, or empty where it is none. */
  static OptionalDouble parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
