package org.inion.metric;

/**
 * Sums over labels (x) and predictions (y) that are measured from the means, so that a large offset
 * takes no digits away.
 *
 * @param squaresX sum of squared deviations of the labels
 * @param squaresY of the predictions
 * @param products of both deviations
 * @param constantX whether all counted labels are equal
 * @param constantY whether all counted predictions are
 */
record Moments(
    double squaresX, double squaresY, double products, boolean constantX, boolean constantY) {

  static Moments of(Pairs pairs) {
    double[] x = pairs.labels();
    double[] y = pairs.predictions();
    int[] counts = pairs.counts();
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
    double meanX = sumX / pairs.total();
    double meanY = sumY / pairs.total();
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
    return constantX || constantY ? Double.NaN : correlation(products, squaresX, squaresY);
  }

  /** Of sums that are measured from the means; 0 / 0 is NaN. */
  static double correlation(double products, double squaresX, double squaresY) {
    double r = products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
    return Math.max(-1, Math.min(1, r));
  }
}
