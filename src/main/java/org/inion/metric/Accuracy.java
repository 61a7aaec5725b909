package org.inion.metric;

/** The share of rows whose class is right; see {@link Confusion} for where a class begins. */
public final class Accuracy implements Metric {

  @Override
  public String name() {
    return "accuracy";
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
    Confusion seen = Confusion.of(pairs);
    return (double) (seen.truePositives() + seen.trueNegatives()) / pairs.total();
  }
}
