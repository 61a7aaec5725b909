package org.inion.simulate.head;

import java.util.List;

/**
 * What the electrodes see of sources, as a pattern over the 129 electrodes, referred to Cz.
 *
 * <p><b>Shape</b>: {@code [129]}; Cz is 0.
 */
public final class Topography {
  private Topography() {}

  /** The pattern of dipoles that are active together. */
  public static double[] of(List<Dipole> dipoles) {
    double[] seen = new double[Net.ELECTRODES];
    for (int e = 0; e < seen.length; e++) {
      for (Dipole dipole : dipoles) {
        seen[e] += dipole.potential(Net.place(e));
      }
    }
    double reference = seen[Net.CZ];
    for (int e = 0; e < seen.length; e++) {
      seen[e] -= reference;
    }
    return seen;
  }

  /** The pattern with 1 as the largest absolute value. */
  public static double[] peak(double[] pattern) {
    double largest = 0;
    for (double value : pattern) {
      largest = Math.max(largest, Math.abs(value));
    }
    return scaled(pattern, 1 / largest);
  }

  /** What is seen of something below the skin at one place: it falls off within an angle. */
  public static double[] local(int electrode, double radians) {
    double[] seen = new double[Net.ELECTRODES];
    for (int e = 0; e < Net.CZ; e++) {
      double c = Math.min(1, Net.place(e).dot(Net.place(electrode)));
      double angle = StrictMath.acos(c) / radians;
      seen[e] = StrictMath.exp(-0.5 * angle * angle);
    }
    return seen;
  }

  /** The patterns in one scale, so that their squares sum to 1 on the mean over E1 to E128. */
  public static void normalise(List<double[]> patterns) {
    double sum = 0;
    for (double[] pattern : patterns) {
      for (double value : pattern) {
        sum += value * value;
      }
    }
    double factor = StrictMath.sqrt(Net.CZ / sum);
    patterns.replaceAll(pattern -> scaled(pattern, factor));
  }

  private static double[] scaled(double[] pattern, double factor) {
    double[] scaled = new double[pattern.length];
    for (int e = 0; e < pattern.length; e++) {
      scaled[e] = factor * pattern[e];
    }
    return scaled;
  }
}
