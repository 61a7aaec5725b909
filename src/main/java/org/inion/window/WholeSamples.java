package org.inion.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.inion.signal.SampleRate;

/** Lengths in seconds as whole numbers of samples, and what to say of those that are not. */
final class WholeSamples {
  private static final double TOLERANCE_SAMPLES = 1e-9;
  private static final int ROUNDINGS = 4;

  private WholeSamples() {}

  /** What is wrong with a length at any rate. */
  static Optional<String> notPositive(String field, double seconds) {
    return seconds > 0 && Double.isFinite(seconds)
        ? Optional.empty()
        : Optional.of("Invalid window: " + field + " must be > 0 s, but was " + text(seconds));
  }

  /** What is wrong with a length at this rate. */
  static Optional<String> problem(String field, double seconds, SampleRate rate) {
    double samples = seconds * rate.numerator() / rate.denominator();
    long nearest = rate.sampleAt(seconds);
    if (nearest > Integer.MAX_VALUE) {
      return Optional.of(
          "Invalid window: %s must be at most %d samples, but was %s. Use a shorter one"
              .formatted(field, Integer.MAX_VALUE, text(seconds)));
    }
    if (isWhole(seconds, rate)) {
      return Optional.empty();
    }
    return Optional.of(
        "Invalid window: %s must be a whole number of samples at %s, but was %s (%s samples). Use %s"
            .formatted(field, rate, text(seconds), rounded(samples), neighbours(samples, rate)));
  }

  private static boolean isWhole(double seconds, SampleRate rate) {
    double samples = seconds * rate.numerator() / rate.denominator();
    // Beyond a million samples, doubles are coarser than the tolerance.
    double tolerance = Math.max(TOLERANCE_SAMPLES, ROUNDINGS * Math.ulp(samples));
    return Math.abs(samples - rate.sampleAt(seconds)) <= tolerance;
  }

  /** The samples of a length that has no problem. */
  static int of(double seconds, SampleRate rate) {
    return Math.toIntExact(rate.sampleAt(seconds));
  }

  private static String neighbours(double samples, SampleRate rate) {
    long below = (long) Math.floor(samples);
    String above = shortest(below + 1, rate);
    return below == 0 ? above : shortest(below, rate) + " or " + above;
  }

  /** As few digits as make that number of samples. */
  private static String shortest(long samples, SampleRate rate) {
    double seconds = rate.secondsAt(samples);
    for (int digits = 3; digits < 17; digits++) {
      double fewer = new BigDecimal(seconds).round(new MathContext(digits)).doubleValue();
      if (isWhole(fewer, rate)) {
        return text(fewer);
      }
    }
    return text(seconds);
  }

  /** Without the last digits of a double, which say nothing. */
  private static String rounded(double value) {
    return decimal(new BigDecimal(value).round(new MathContext(9)).doubleValue());
  }

  private static String text(double seconds) {
    return (Double.isFinite(seconds) ? decimal(seconds) : String.valueOf(seconds)) + " s";
  }

  private static String decimal(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
