package org.inion.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How often class 1 is right where it was given a certain probability: ten bins of equal width over
 * 0 to 1. A bin holds its upper edge and not its lower one; the first holds 0 too.
 */
public final class Reliability {
  /** How many bins there are. */
  public static final int BINS = 10;

  /**
   * A bin with rows.
   *
   * @param number from 0
   * @param count rows in it
   * @param meanPrediction mean probability of class 1
   * @param shareOfOnes share of rows whose label is 1
   */
  public record Bin(int number, long count, double meanPrediction, double shareOfOnes) {}

  private Reliability() {}

  /**
   * The bins that have rows, in ascending order.
   *
   * @throws org.inion.error.BadDataException when a label is not 0 or 1, or a prediction is no
   *     probability
   */
  public static List<Bin> of(Pairs pairs) {
    pairs.requireProbabilities();
    long[] counts = new long[BINS];
    double[] predictions = new double[BINS];
    double[] ones = new double[BINS];
    for (int i = 0; i < pairs.size(); i++) {
      int bin = bin(pairs.prediction(i));
      counts[bin] += pairs.count(i);
      predictions[bin] += pairs.count(i) * pairs.prediction(i);
      ones[bin] += pairs.count(i) * pairs.label(i);
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        bins.add(
            new Bin(bin, counts[bin], predictions[bin] / counts[bin], ones[bin] / counts[bin]));
      }
    }
    return bins;
  }

  private static int bin(double probability) {
    int bin = Math.max(0, (int) Math.ceil(probability * BINS) - 1);
    // The product is rounded, the edge decides.
    return probability <= bin / (double) BINS && bin > 0 ? bin - 1 : bin;
  }
}
