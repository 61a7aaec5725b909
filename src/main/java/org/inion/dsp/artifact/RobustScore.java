package org.inion.dsp.artifact;

import java.util.Arrays;

/**
 * How far values lie from their median, in robust standard deviations.
 *
 * <p>The spread is never taken as less than 5 % of the median: when more than half of the channels
 * agree to the last digit it would be zero, and every other channel infinitely far away.
 *
 * <p><b>Source</b>: Bigdely-Shamlo et al. 2015, doi 10.3389/fninf.2015.00016.
 */
final class RobustScore {
  /** Turns an interquartile range into the standard deviation of a normal distribution. */
  static final double SD_OF_IQR = 0.7413;

  private static final double SD_OF_MAD = 1.4826;
  private static final double LEAST_RELATIVE_SPREAD = 0.05;

  private RobustScore() {}

  /** Scores by the interquartile range. */
  static double[] byQuartiles(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double range = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    return scores(values, quantile(sorted, 0.5), SD_OF_IQR * range);
  }

  /** Scores by the median absolute deviation. */
  static double[] byDeviations(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = quantile(sorted, 0.5);
    double[] deviations = Arrays.stream(values).map(v -> Math.abs(v - median)).sorted().toArray();
    return scores(values, median, SD_OF_MAD * quantile(deviations, 0.5));
  }

  private static double[] scores(double[] values, double median, double spread) {
    double atLeast = Math.max(spread, LEAST_RELATIVE_SPREAD * Math.abs(median));
    return Arrays.stream(values).map(v -> v == median ? 0 : (v - median) / atLeast).toArray();
  }

  /** With linear interpolation between neighbours. */
  private static double quantile(double[] sorted, double q) {
    double place = q * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
