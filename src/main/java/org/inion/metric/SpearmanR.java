package org.inion.metric;

import java.util.OptionalDouble;

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
  public OptionalDouble uninformed() {
    return OptionalDouble.of(0);
  }

  @Override
  public double of(Pairs pairs) {
    return Moments.of(
            pairs.labelLevels().averageRanks(pairs),
            pairs.predictionLevels().averageRanks(pairs),
            pairs.counts(),
            pairs.total())
        .correlation();
  }
}
