package org.inion.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Metric MAE = new MeanAbsoluteError();

  @Test
  void isTheNormalIntervalWhereTheScoreIsAMeanOverSubjects() {
    int subjects = 400;
    int windows = 5;
    Random random = new Random(1);
    double[] errors = random.doubles(subjects).toArray();
    double[] predictions = new double[subjects * windows];
    int[] of = new int[predictions.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = i / windows;
      predictions[i] = errors[of[i]];
    }
    Interval interval =
        of(new Bootstrap(4000, 3, 0.95), MAE, new double[of.length], predictions, of);
    // All windows of a subject have one error, so five windows are as sure as one.
    double mean = IntStream.range(0, subjects).mapToDouble(i -> errors[i]).average().orElseThrow();
    double square = IntStream.range(0, subjects).mapToDouble(i -> errors[i] * errors[i]).sum();
    double standardError = Math.sqrt((square / subjects - mean * mean) / subjects);
    assertThat(interval.low()).isEqualTo(mean - 1.96 * standardError, within(0.1 * standardError));
    assertThat(interval.high()).isEqualTo(mean + 1.96 * standardError, within(0.1 * standardError));
  }

  @Test
  void holdsTheTruthAboutAsOftenAsItSays() {
    Random random = new Random(5);
    int held = 0;
    for (int trial = 0; trial < 300; trial++) {
      double[] predictions = random.doubles(60).toArray();
      int[] of = IntStream.range(0, 60).toArray();
      Interval interval = of(new Bootstrap(200, trial, 0.9), MAE, new double[60], predictions, of);
      held += interval.low() <= 0.5 && 0.5 <= interval.high() ? 1 : 0;
    }
    // 90 % of 300, with four standard deviations to each side.
    assertThat(held).isBetween(249, 291);
  }

  @Test
  void countingRowsIsRepeatingThem() {
    double[] labels = {0, 1, 1, 0, 1, 0};
    double[] predictions = {0.2, 0.9, 0.4, 0.4, 0.65, 0.8};
    int[] counts = {2, 0, 1, 3, 1, 2};
    double[] repeatedLabels = repeat(labels, counts);
    double[] repeatedPredictions = repeat(predictions, counts);
    Pairs counted = Pairs.of(labels, predictions).counted(counts);
    for (Metric metric : Metrics.all()) {
      assertThat(metric.of(counted))
          .as(metric.name())
          .isEqualTo(metric.of(repeatedLabels, repeatedPredictions), within(1e-14));
    }
  }

  @Test
  void theSameSeedGivesTheSameIntervalOnAnyNumberOfThreads() throws Exception {
    double[] predictions = new Random(2).doubles(50).toArray();
    int[] of = IntStream.range(0, 50).map(i -> i / 2).toArray();
    Bootstrap bootstrap = new Bootstrap(300, 9, 0.95);
    Interval here = of(bootstrap, MAE, new double[50], predictions, of);
    ForkJoinPool alone = new ForkJoinPool(1);
    try {
      Interval onOne =
          alone.submit(() -> of(bootstrap, MAE, new double[50], predictions, of)).get();
      assertThat(onOne).isEqualTo(here);
    } finally {
      alone.shutdown();
    }
    Interval other = of(new Bootstrap(300, 10, 0.95), MAE, new double[50], predictions, of);
    assertThat(other).isNotEqualTo(here);
  }

  @Test
  void countsResamplesInWhichTheScoreIsNotDefined() {
    // One of four subjects has class 1: a resample lacks it with a chance of (3/4)^4 = 0.316.
    double[] labels = {0, 0, 0, 1};
    double[] predictions = {0.1, 0.3, 0.5, 0.4};
    Interval interval =
        of(new Bootstrap(2000, 4, 0.95), new Auroc(), labels, predictions, new int[] {0, 1, 2, 3});
    assertThat(interval.resamples()).isEqualTo(2000);
    // That it is drawn four times over leaves no class 0: one in 256.
    assertThat(interval.undefined()).isBetween(560, 720);
    assertThat(interval.isDefined()).isTrue();
  }

  @Test
  void givesNoIntervalWhereMostResamplesAreUndefined() {
    double[] labels = {0, 1};
    Interval interval =
        of(new Bootstrap(400, 4, 0.95), new NeverDefined(), labels, labels, new int[] {0, 1});
    assertThat(interval.isDefined()).isFalse();
    assertThat(interval.undefined()).isEqualTo(400);
  }

  @Test
  void givesNoIntervalForOneSubjectAndWhenNoneIsAskedFor() {
    double[] values = {1, 2, 3};
    assertThat(of(new Bootstrap(100, 1, 0.95), MAE, values, values, new int[] {0, 0, 0}))
        .isEqualTo(Interval.NONE);
    assertThat(of(new Bootstrap(0, 1, 0.95), MAE, values, values, new int[] {0, 1, 2}))
        .isEqualTo(Interval.NONE);
  }

  @Test
  void saysAllThatIsWrongWithItsSettings() {
    assertThatThrownBy(() -> new Bootstrap(-1, 1, 95))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("resamples must be 0 or more, but was -1")
        .hasMessageContaining("confidence must be between 0 and 1, but was 95.0");
  }

  private static Interval of(
      Bootstrap bootstrap, Metric metric, double[] labels, double[] predictions, int[] subject) {
    Subjects subjects = Subjects.of(subject, subject.length);
    return bootstrap.intervals(List.of(metric), Pairs.of(labels, predictions), subjects).get(0);
  }

  private static double[] repeat(double[] values, int[] counts) {
    return IntStream.range(0, values.length)
        .flatMap(i -> IntStream.generate(() -> i).limit(counts[i]))
        .mapToDouble(i -> values[i])
        .toArray();
  }

  /** Never defined. */
  private static final class NeverDefined implements Metric {
    @Override
    public String name() {
      return "never";
    }

    @Override
    public Target target() {
      return Target.NUMBER;
    }

    @Override
    public Better better() {
      return Better.HIGHER;
    }

    @Override
    public double of(Pairs pairs) {
      return Double.NaN;
    }
  }
}
