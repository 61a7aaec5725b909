package org.inion.metric;

/**
 * The mean of the F1 of both classes; a class that neither labels nor predictions have does not
 * count.
 */
public final class MacroF1 implements Metric {

  @Override
  public String name() {
    return "f1_macro";
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
    double ofOne = seen.f1OfOne();
    double ofZero = seen.f1OfZero();
    if (Double.isNaN(ofOne)) {
      return ofZero;
    }
    return Double.isNaN(ofZero) ? ofOne : (ofOne + ofZero) / 2;
  }
}
