package org.inion.bench;

import java.util.Arrays;

/** The few statistics that the benches need. */
final class Numbers {
  private Numbers() {}

  /** The middle value, or the mean of the two; NaN of none. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
