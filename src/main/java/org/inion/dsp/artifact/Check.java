package org.inion.dsp.artifact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.error.BadSetupException;

/** The checks that the settings make of their numbers; each says what is wrong, or nothing. */
final class Check {

  private Check() {}

  /**
   * Ends the checks of one value.
   *
   * @throws BadSetupException with everything that is wrong
   */
  @SafeVarargs
  static void all(Optional<String>... problems) {
    List<String> found = new ArrayList<>();
    for (Optional<String> problem : problems) {
      problem.ifPresent(found::add);
    }
    if (!found.isEmpty()) {
      throw new BadSetupException(found);
    }
  }

  static Optional<String> positive(String field, double value, String unit) {
    return value > 0 && !Double.isInfinite(value)
        ? Optional.empty()
        : invalid(field, "> 0", value, unit);
  }

  /** A share, which the configuration has in per cent. */
  static Optional<String> share(String field, double value) {
    return value >= 0 && value <= 1
        ? Optional.empty()
        : invalid(field, "from 0 % to 100 %", percent(value), "%");
  }

  private static Number percent(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(String.valueOf(value)).movePointRight(2).stripTrailingZeros()
        : value;
  }

  static Optional<String> fraction(String field, double value) {
    return value >= 0 && value <= 1
        ? Optional.empty()
        : invalid(field, "between 0 and 1", value, "");
  }

  static Optional<String> atLeastOne(String field, int value) {
    return value >= 1 ? Optional.empty() : invalid(field, ">= 1", value, "");
  }

  static Optional<String> ordered(String field, double from, double to) {
    return from >= 0 && from < to && !Double.isInfinite(to)
        ? Optional.empty()
        : Optional.of(
            "Invalid %s: must rise from >= 0 Hz, but was [%s Hz, %s Hz]"
                .formatted(field, from, to));
  }

  private static Optional<String> invalid(String field, String rule, Number value, String unit) {
    return Optional.of(
        "Invalid %s: must be %s, but was %s %s"
            .formatted(field, rule, value instanceof BigDecimal d ? d.toPlainString() : value, unit)
            .stripTrailing());
  }
}
