package org.inion.metric;

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

  static Moments of(Pairs pairs) {
    return of(pairs.labels(), pairs.predictions(), pairs.counts(), pairs.total());
  }

  /**
   * Of other variables of the same rows, each counted as often as said.
   *
   * @param total sum of the counts
   */
  static Moments of(double[] x, double[] y, int[] counts, long total) {
    double sumX = 0;
    double sumY = 0;
    int first = 0;
    while (counts[first] == 0) {
      first++;
    }
    boolean constantX = true;
    boolean constantY = true;
    for (int i = first; i < x.length; i++) {
      if (counts[i] > 0) {
        sumX += counts[i] * x[i];
        sumY += counts[i] * y[i];
        constantX &= x[i] == x[first];
        constantY &= y[i] == y[first];
      }
    }
    double meanX = sumX / total;
    double meanY = sumY / total;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = first; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += counts[i] * dx * dx;
      yy += counts[i] * dy * dy;
      xy += counts[i] * dx * dy;
    }
    return new Moments(xx, yy, xy, constantX, constantY);
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
