package org.inion.metric;

import java.util.OptionalDouble;

/**
 * The mean of the shares of each class that are right, so that guessing scores 0.5 however large
 * the classes are. {@code NaN} where a class has no label.
 */
public final class BalancedAccuracy implements Metric {

  @Override
  public String name() {
    return "balanced_accuracy";
  }

  @Override
  public Target target() {
    return Target.TWO_CLASSES;
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public OptionalDouble uninformed() {
    return OptionalDouble.of(0.5);
  }

  @Override
  public double of(Pairs pairs) {
    Confusion seen = Confusion.of(pairs);
    // 0 / 0 is NaN.
    double ofOne = (double) seen.truePositives() / seen.positives();
    double ofZero = (double) seen.trueNegatives() / seen.negatives();
    return (ofOne + ofZero) / 2;
  }
}
