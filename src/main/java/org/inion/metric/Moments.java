package org.inion.metric;

import java.util.function.IntToDoubleFunction;

/**
 * Sums over the rows of {@link Pairs} that are measured from the means, so that a large offset
 * takes no digits away.
 *
 * @param squaresX sum of squared deviations of the first variable
 * @param squaresY of the second
 * @param products of both deviations
 * @param constantX whether all counted values of the first variable are equal
 * @param constantY of the second
 */
record Moments(
    double squaresX, double squaresY, double products, boolean constantX, boolean constantY) {

  static Moments of(Pairs pairs, IntToDoubleFunction x, IntToDoubleFunction y) {
    double sumX = 0;
    double sumY = 0;
    int first = -1;
    boolean constantX = true;
    boolean constantY = true;
    for (int i = 0; i < pairs.size(); i++) {
      int count = pairs.count(i);
      if (count == 0) {
        continue;
      }
      first = first < 0 ? i : first;
      double xi = x.applyAsDouble(i);
      double yi = y.applyAsDouble(i);
      sumX += count * xi;
      sumY += count * yi;
      constantX &= xi == x.applyAsDouble(first);
      constantY &= yi == y.applyAsDouble(first);
    }
    double meanX = sumX / pairs.total();
    double meanY = sumY / pairs.total();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < pairs.size(); i++) {
      double dx = x.applyAsDouble(i) - meanX;
      double dy = y.applyAsDouble(i) - meanY;
      int count = pairs.count(i);
      xx += count * dx * dx;
      yy += count * dy * dy;
      xy += count * dx * dy;
    }
    return new Moments(xx, yy, xy, constantX, constantY);
  }

  static Moments of(Pairs pairs) {
    return of(pairs, pairs::label, pairs::prediction);
  }

  /** Pearson's r, {@code NaN} where one of the variables is constant. */
  double correlation() {
    if (constantX || constantY) {
      return Double.NaN;
    }
    double r = products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
    return Math.max(-1, Math.min(1, r));
  }
}
