package org.inion.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inion.error.BadSetupException;

/**
 * Percentile intervals over subjects: a resample draws as many subjects as there are, with
 * replacement, each with all its rows. Rows of one subject are alike, so intervals over rows would
 * be too narrow. The same seed gives the same intervals on any number of threads.
 *
 * <p><b>Source</b>: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13.
 *
 * @param resamples how many to draw; 0 for no intervals
 * @param seed of the draws
 * @param confidence share that an interval holds, such as 0.95
 */
public record Bootstrap(int resamples, long seed, double confidence) {

  public Bootstrap {
    List<String> problems = new ArrayList<>();
    if (resamples < 0) {
      problems.add("Cannot bootstrap: resamples must be 0 or more, but was " + resamples + ".");
    }
    if (!(confidence > 0 && confidence < 1)) {
      problems.add(
          "Cannot bootstrap: confidence must be between 0 and 1, but was " + confidence + ".");
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  /** The interval of each metric, in their order, all over the same resamples. */
  public List<Interval> intervals(List<Metric> metrics, Pairs pairs, Subjects subjects) {
    if (resamples == 0 || subjects.count() < 2) {
      return metrics.stream().map(metric -> Interval.NONE).toList();
    }
    // A seed for each resample, so that it is the same on whichever thread it is drawn.
    long[] seeds = new SplittableRandom(seed).longs(resamples).toArray();
    double[][] scores = new double[metrics.size()][resamples];
    IntStream.range(0, resamples)
        .parallel()
        .forEach(
            resample -> {
              Pairs drawn = pairs.counted(counts(seeds[resample], subjects));
              for (int m = 0; m < scores.length; m++) {
                scores[m][resample] = metrics.get(m).of(drawn);
              }
            });
    return Arrays.stream(scores).map(this::interval).toList();
  }

  private static int[] counts(long drawSeed, Subjects subjects) {
    SplittableRandom random = new SplittableRandom(drawSeed);
    int[] drawn = new int[subjects.count()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[random.nextInt(drawn.length)]++;
    }
    int[] counts = new int[subjects.rows()];
    Arrays.setAll(counts, row -> drawn[subjects.of(row)]);
    return counts;
  }

  private Interval interval(double[] scores) {
    double[] defined = Arrays.stream(scores).filter(score -> !Double.isNaN(score)).toArray();
    int undefined = scores.length - defined.length;
    if (undefined > defined.length) {
      return new Interval(Double.NaN, Double.NaN, resamples, undefined);
    }
    Arrays.sort(defined);
    double tail = (1 - confidence) / 2;
    return new Interval(quantile(defined, tail), quantile(defined, 1 - tail), resamples, undefined);
  }

  /** Linear between neighbours, as NumPy's default. */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
