package org.inion.metric;

import java.util.OptionalDouble;

/**
 * Coefficient of determination: 1 - squared errors / squared deviations of the labels from their
 * mean. The mean of the labels as prediction scores 0; worse predictions are negative, without
 * bound. {@code NaN} where all labels are equal.
 */
public final class RSquared implements Metric {

  @Override
  public String name() {
    return "r2";
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
    Moments moments = Moments.of(pairs);
    if (moments.constantX()) {
      return Double.NaN;
    }
    return 1 - Errors.meanSquare(pairs) * pairs.total() / moments.squaresX();
  }
}
