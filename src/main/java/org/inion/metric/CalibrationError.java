package org.inion.metric;

/**
 * Expected calibration error: over the bins of {@link Reliability}, how far the mean probability of
 * class 1 is from the share of class 1, each bin weighing as many rows as it has.
 *
 * <p><b>Source</b>: Naeini et al. 2015, doi:10.1609/aaai.v29i1.9602.
 */
public final class CalibrationError implements Metric {

  @Override
  public String name() {
    return "ece";
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
    double sum = 0;
    for (Reliability.Bin bin : Reliability.of(pairs)) {
      sum += bin.count() * Math.abs(bin.meanPrediction() - bin.shareOfOnes());
    }
    return sum / pairs.total();
  }
}
