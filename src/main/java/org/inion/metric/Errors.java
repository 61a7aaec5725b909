package org.inion.metric;

/** Sums of the differences between predictions and labels. */
final class Errors {
  private Errors() {}

  static double meanSquare(Pairs pairs) {
    double sum = 0;
    for (int i = 0; i < pairs.size(); i++) {
      double error = pairs.prediction(i) - pairs.label(i);
      sum += pairs.count(i) * error * error;
    }
    return sum / pairs.total();
  }

  static double meanAbsolute(Pairs pairs) {
    double sum = 0;
    for (int i = 0; i < pairs.size(); i++) {
      sum += pairs.count(i) * Math.abs(pairs.prediction(i) - pairs.label(i));
    }
    return sum / pairs.total();
  }
}
