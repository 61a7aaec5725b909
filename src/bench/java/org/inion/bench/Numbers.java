package org.inion.bench;

import java.util.Arrays;
import java.util.List;

/** The few statistics that the benches need. */
final class Numbers {
  private Numbers() {}

  /** Of the straight line through points (x, y) with the least squared distance in y. */
  static double slope(List<double[]> points) {
    double x = points.stream().mapToDouble(point -> point[0]).average().orElse(Double.NaN);
    double y = points.stream().mapToDouble(point -> point[1]).average().orElse(Double.NaN);
    double products = points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
    return products / points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
  }

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
