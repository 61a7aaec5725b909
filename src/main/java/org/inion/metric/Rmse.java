package org.inion.metric;

/** Root mean square error, in the unit of the target. */
public final class Rmse implements Metric {

  @Override
  public String name() {
    return "rmse";
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
    return Math.sqrt(Errors.meanSquare(pairs));
  }
}
