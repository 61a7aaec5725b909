package org.inion.dsp.artifact;

/** The checks that the settings make of their numbers. */
final class Check {

  private Check() {}

  static void positive(String field, double value, String unit) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw invalid(field, "> 0", value, unit);
    }
  }

  static void fraction(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw invalid(field, "between 0 and 1", value, "");
    }
  }

  static void atLeastOne(String field, int value) {
    if (value < 1) {
      throw invalid(field, ">= 1", value, "");
    }
  }

  static void ordered(String field, double from, double to) {
    if (!(from >= 0 && from < to) || Double.isInfinite(to)) {
      throw new IllegalArgumentException(
          "Invalid %s: must rise from >= 0 Hz, but was [%s Hz, %s Hz]".formatted(field, from, to));
    }
  }

  private static IllegalArgumentException invalid(
      String field, String rule, Number value, String unit) {
    return new IllegalArgumentException(
        "Invalid %s: must be %s, but was %s %s"
            .formatted(field, rule, value, unit)
            .stripTrailing());
  }
}
