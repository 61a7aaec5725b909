package org.inion.metric;

/**
 * Pearson's correlation of labels and predictions. {@code NaN} where the labels or the predictions
 * are all equal.
 */
public final class PearsonR implements Metric {

  @Override
  public String name() {
    return "pearson_r";
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
    return Moments.of(pairs).correlation();
  }
}
