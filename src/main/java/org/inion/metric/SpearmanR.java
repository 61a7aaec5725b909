package org.inion.metric;

/**
 * Spearman's correlation: Pearson's of the ranks, ties having their mean rank. {@code NaN} where
 * the labels or the predictions are all equal.
 */
public final class SpearmanR implements Metric {

  @Override
  public String name() {
    return "spearman_r";
  }

  @Override
  public Target target() {
    return Target.NUMBER;
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public double of(Pairs pairs) {
    Levels labels = pairs.labelLevels();
    Levels predictions = pairs.predictionLevels();
    double[] labelRanks = labels.averageRanks(pairs);
    double[] predictionRanks = predictions.averageRanks(pairs);
    return Moments.of(
            pairs, row -> labelRanks[labels.of(row)], row -> predictionRanks[predictions.of(row)])
        .correlation();
  }
}
