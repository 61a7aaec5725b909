package org.inion.bids;

import java.util.List;

/** Names of physical units, whatever their spelling. */
final class Units {
  private static final List<String> VOLTAGES = List.of("V", "mV", "uV", "nV");

  private Units() {}

  /**
   * The one spelling of a unit: {@code µV}, {@code microV} and {@code microvolt} are {@code uV}.
   */
  static String canonical(String unit) {
    String bare =
        unit.strip()
            .replace('\u00B5', 'u')
            .replace('\u03BC', 'u')
            .replaceFirst("(?i)^micro", "u")
            .replaceFirst("(?i)^milli", "m")
            .replaceFirst("(?i)^nano", "n")
            .replaceFirst("(?i)volts?$", "V");
    return bare.equalsIgnoreCase("uV") ? "uV" : bare;
  }

  static boolean isVoltage(String unit) {
    return VOLTAGES.contains(canonical(unit));
  }
}
