package org.inion.format.edf;

/**
 * A unit as the header writes it, and how it comes to the unit that is read.
 *
 * @param name of the unit that is read: {@code uV} for every voltage, else the header's own
 * @param factor from the header's unit to that one
 * @param voltage whether it is one
 */
record PhysicalUnit(String name, double factor, boolean voltage) {
  private static final String MICROVOLT = "uV";

  /** Micro may be the Latin-1 micro sign or the Greek letter; both are read as they are written. */
  static PhysicalUnit of(String header) {
    return switch (header) {
      case "nV" -> new PhysicalUnit(MICROVOLT, 1e-3, true);
      case MICROVOLT, "\u00B5V", "\u03BCV" -> new PhysicalUnit(MICROVOLT, 1, true);
      case "mV" -> new PhysicalUnit(MICROVOLT, 1e3, true);
      case "V" -> new PhysicalUnit(MICROVOLT, 1e6, true);
      default -> new PhysicalUnit(header, 1, false);
    };
  }
}
