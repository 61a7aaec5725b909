package org.inion.metric;

import java.util.OptionalDouble;

/**
 * Area under the ROC curve: the chance that a row of class 1 has a higher prediction than a row of
 * class 0, a tie counting half. Predictions may be any finite scores. {@code NaN} where a class has
 * no label.
 *
 * <p><b>Source</b>: Hanley & McNeil 1982, doi:10.1148/radiology.143.1.7063747.
 */
public final class Auroc implements Metric {

  @Override
  public String name() {
    return "auroc";
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
    pairs.requireTwoClasses();
    Levels levels = pairs.predictionLevels();
    long[] ones = new long[levels.size()];
    long[] zeros = new long[levels.size()];
    for (int i = 0; i < pairs.size(); i++) {
      (pairs.label(i) == 1 ? ones : zeros)[levels.of(i)] += pairs.count(i);
    }
    double won = 0;
    double allOnes = 0;
    double zerosBelow = 0;
    for (int level = 0; level < levels.size(); level++) {
      won += ones[level] * (zerosBelow + zeros[level] / 2.0);
      allOnes += ones[level];
      zerosBelow += zeros[level];
    }
    return won / (allOnes * zerosBelow);
  }
}
