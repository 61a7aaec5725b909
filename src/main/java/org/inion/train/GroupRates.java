package org.inion.train;

/**
 * How fast each group of layers learns, next to the last.
 *
 * @param layerDecay factor from a group to the one before it
 * @param frozen groups, from the input on, that stand still at first
 * @param thawEvery epochs after which one more learns; 0 for never
 */
public record GroupRates(double layerDecay, int frozen, int thawEvery) {

  /** Whether groups may stand still. */
  public OptimizerSettings.Freezing freezing() {
    return frozen > 0 ? OptimizerSettings.Freezing.BY_GROUP : OptimizerSettings.Freezing.NEVER;
  }

  /**
   * The rates of all groups in an epoch; 0 for what stands still. The last group always learns.
   *
   * @param epoch from 0
   */
  public double[] of(double rate, int groups, int epoch) {
    int thawed = thawEvery > 0 ? epoch / thawEvery : 0;
    int still = Math.min(groups - 1, frozen - thawed);
    double[] rates = new double[groups];
    for (int group = Math.max(0, still); group < groups; group++) {
      rates[group] = rate * Math.pow(layerDecay, groups - 1 - group);
    }
    return rates;
  }
}
