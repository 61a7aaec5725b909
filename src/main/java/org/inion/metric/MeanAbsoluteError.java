package org.inion.metric;

/** Mean absolute error, in the unit of the target. */
public final class MeanAbsoluteError implements Metric {

  @Override
  public String name() {
    return "mae";
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
  public double of(Pairs pairs) {
    return Errors.meanAbsolute(pairs);
  }
}
