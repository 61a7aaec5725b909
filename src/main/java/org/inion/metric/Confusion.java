package org.inion.metric;

/**
 * How often each class was taken for which. A probability above 0.5 is taken for class 1, exactly
 * 0.5 for class 0, as scikit-learn's classifiers do.
 *
 * @param truePositives label 1, taken for 1
 * @param falseNegatives label 1, taken for 0
 * @param falsePositives label 0, taken for 1
 * @param trueNegatives label 0, taken for 0
 */
public record Confusion(
    long truePositives, long falseNegatives, long falsePositives, long trueNegatives) {

  /**
   * Counts.
   *
   * @throws org.inion.error.BadDataException when a label is not 0 or 1, or a prediction is no
   *     probability
   */
  public static Confusion of(Pairs pairs) {
    pairs.requireProbabilities();
    long[] cells = new long[4];
    for (int i = 0; i < pairs.size(); i++) {
      int cell = (pairs.label(i) == 1 ? 0 : 2) + (pairs.prediction(i) > 0.5 ? 0 : 1);
      cells[cell] += pairs.count(i);
    }
    return new Confusion(cells[0], cells[1], cells[2], cells[3]);
  }

  long positives() {
    return truePositives + falseNegatives;
  }

  long negatives() {
    return falsePositives + trueNegatives;
  }

  /** F1 of class 1, {@code NaN} where no label and no prediction is 1. */
  double f1OfOne() {
    return f1(truePositives);
  }

  /** F1 of class 0, {@code NaN} where no label and no prediction is 0. */
  double f1OfZero() {
    return f1(trueNegatives);
  }

  private double f1(long hits) {
    // 0 / 0 is NaN.
    return 2.0 * hits / (2 * hits + falsePositives + falseNegatives);
  }
}
