package org.inion.metric;

/** Mean squared difference between the probability of class 1 and the label. */
public final class Brier implements Metric {

  @Override
  public String name() {
    return "brier";
  }

  @Override
  public Target target() {
    return Target.TWO_CLASSES;
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public double of(Pairs pairs) {
    pairs.requireProbabilities();
    return Errors.meanSquare(pairs);
  }
}
