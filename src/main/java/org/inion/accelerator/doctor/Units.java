package org.inion.accelerator.doctor;

import java.util.Locale;

/** Figures as people and programs read them. */
final class Units {
  private Units() {}

  /** Decimal gigabytes, with the unit. */
  static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  static double inGigabytes(long bytes) {
    return rounded(bytes / 1e9);
  }

  /** To three digits: more would be noise. */
  static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    double scale = Math.pow(10, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
    return Math.round(value * scale) / scale;
  }

  /** The same for people. */
  static String text(double value) {
    double rounded = rounded(value);
    return rounded >= 1000
        ? String.format(Locale.ROOT, "%,.0f", rounded)
        : Double.toString(rounded);
  }
}
