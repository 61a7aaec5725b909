package org.inion.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 2 s}, {@code 0.5 Hz} or {@code 150 uV} as a number of the kind's base unit. */
enum Quantity {
  /** In seconds. */
  TIME(Map.of("s", "1", "ms", "0.001", "min", "60", "h", "3600"), "2 s, 500 ms, 5 min"),
  /** In hertz. */
  FREQUENCY(Map.of("Hz", "1", "kHz", "1000"), "0.5 Hz"),
  /** In microvolts. */
  VOLTAGE(
      Map.of("uV", "1", "µV", "1", "μV", "1", "mV", "1000", "V", "1000000", "nV", "0.001"),
      "150 uV"),
  /** In bytes. */
  SIZE(Map.of("B", "1", "kB", "1e3", "MB", "1e6", "GB", "1e9"), "128 MB"),
  /** As a share from 0 to 1. */
  SHARE(Map.of("%", "0.01"), "10 %");

  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*(\\S*)\\s*");

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of, which is immutable
  private final Map<String, String> units;

  private final String example;

  Quantity(Map<String, String> units, String example) {
    this.units = units;
    this.example = example;
  }

  /**
   * The value in the base unit.
   *
   * @throws IllegalArgumentException whose message ends the sentence "… must be"
   */
  double parse(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    // Decimal arithmetic, so that 70 % is the double nearest to 0.7.
    String factor = matcher.matches() ? units.get(matcher.group(2)) : null;
    if (factor == null) {
      throw new IllegalArgumentException("must be a number with a unit, such as " + example);
    }
    try {
      return new BigDecimal(matcher.group(1)).multiply(new BigDecimal(factor)).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number with a unit, such as " + example, e);
    }
  }
}
