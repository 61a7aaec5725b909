package org.inion.metric;

import java.util.OptionalDouble;

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
  public OptionalDouble uninformed() {
    return OptionalDouble.of(0);
  }

  @Override
  public double of(Pairs pairs) {
    return Moments.of(pairs).correlation();
  }
}
