package org.inion.metric;

/**
 * F1 of class 1: the harmonic mean of precision and recall. {@code NaN} where no label and no
 * prediction is class 1.
 */
public final class F1 implements Metric {

  @Override
  public String name() {
    return "f1";
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
  public double of(Pairs pairs) {
    return Confusion.of(pairs).f1OfOne();
  }
}
