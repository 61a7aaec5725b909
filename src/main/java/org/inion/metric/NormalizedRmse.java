package org.inion.metric;

import java.util.OptionalDouble;

/**
 * The challenge's score: root mean square error over the standard deviation of the labels, divided
 * by n and not n - 1. The mean of the labels as prediction scores 1. {@code NaN} where all labels
 * are equal.
 *
 * <p><b>Source</b>: EEG Foundation Challenge 2025, scoring of the starter kit.
 */
public final class NormalizedRmse implements Metric {

  @Override
  public String name() {
    return "nrmse";
  }

  @Override
  public Target target() {
    return Target.NUMBER;
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public OptionalDouble uninformed() {
    return OptionalDouble.of(1);
  }

  @Override
  public double of(Pairs pairs) {
    Moments moments = Moments.of(pairs);
    if (moments.constantX()) {
      return Double.NaN;
    }
    return Math.sqrt(Errors.meanSquare(pairs)) / Math.sqrt(moments.squaresX() / pairs.total());
  }
}
