package org.inion.format;

/**
 * A unit as a file writes it, and how it comes to the unit that is read.
 *
 * @param name of the unit that is read: {@code uV} for every voltage, else the file's own
 * @param factor from the file's unit to that one
 * @param voltage whether it is one
 */
public record PhysicalUnit(String name, double factor, boolean voltage) {
  private static final String MICROVOLT = "uV";

  /**
   * The unit of a text.
   *
   * <p>Micro may be the Latin-1 micro sign or the Greek letter; either may have been read in the
   * wrong character set somewhere before, which leaves two letters or the mark of an unreadable one
   * in its place. No other prefix of a volt does that.
   */
  public static PhysicalUnit of(String text) {
    return switch (text) {
      case "nV" -> new PhysicalUnit(MICROVOLT, 1e-3, true);
      case MICROVOLT, "\u00B5V", "\u03BCV", "\u00C2\u00B5V", "\u00CE\u00BCV", "\uFFFDV" ->
          new PhysicalUnit(MICROVOLT, 1, true);
      case "mV" -> new PhysicalUnit(MICROVOLT, 1e3, true);
      case "V" -> new PhysicalUnit(MICROVOLT, 1e6, true);
      default -> new PhysicalUnit(text, 1, false);
    };
  }
}
