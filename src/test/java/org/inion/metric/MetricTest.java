package org.inion.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What metrics refuse, and what they say of values that leave them undefined. */
class MetricTest {
  static List<Metric> all() {
    return Metrics.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesNoRows(Metric metric) {
    assertThatThrownBy(() -> metric.of(new double[0], new double[0]))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("at least 1 row");
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesAnotherNumberOfPredictions(Metric metric) {
    assertThatThrownBy(() -> metric.of(new double[] {0, 1}, new double[] {0.5}))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("as many as labels, 2, but were 1");
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesNanAndInfinity(Metric metric) {
    double[] good = {0, 1, 0};
    for (double bad :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      double[] broken = {0, bad, 1};
      assertThatThrownBy(() -> metric.of(broken, good))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("label of row 1 must be a finite number, but was " + bad);
      assertThatThrownBy(() -> metric.of(good, broken))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("prediction of row 1 must be a finite number, but was " + bad);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void isNeverBetterThanThePerfectPrediction(Metric metric) {
    double[] labels = {0, 1, 1, 0, 1};
    double perfect = metric.of(labels, labels);
    double worse = metric.of(labels, new double[] {0.6, 0.7, 0.2, 0.1, 0.8});
    assertThat(metric.better() == Metric.Better.LOWER ? worse > perfect : worse < perfect).isTrue();
  }

  @Test
  void classesAreZeroAndOne() {
    for (Metric metric : Metrics.of(Metric.Target.TWO_CLASSES)) {
      assertThatThrownBy(() -> metric.of(new double[] {0, 2}, new double[] {0.5, 0.5}))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("label of row 1 must be 0 or 1, but was 2.0");
    }
  }

  @Test
  void classesNeedProbabilitiesUnlessOnlyTheirOrderCounts() {
    double[] labels = {0, 1};
    double[] scores = {-3, 4};
    for (Metric metric : Metrics.of(Metric.Target.TWO_CLASSES)) {
      if (metric.name().equals("auroc")) {
        assertThat(metric.of(labels, scores)).isEqualTo(1);
      } else {
        assertThatThrownBy(() -> metric.of(labels, scores))
            .isInstanceOf(BadDataException.class)
            .hasMessageContaining("prediction of row 0 must be a probability from 0 to 1");
      }
    }
  }

  @Test
  void meanOfTheLabelsScoresOneInTheChallenge() {
    assertThat(new NormalizedRmse().of(new double[] {1, 2, 6}, new double[] {3, 3, 3}))
        .isEqualTo(1, within(1e-15));
  }

  @Test
  void weighsTheChallengesThirtyToSeventy() {
    assertThat(new ChallengeScore(0.88668, 0.97843).overall()).isEqualTo(0.950905, within(1e-12));
    assertThat(new ChallengeScore(0.9, Double.NaN).overall()).isNaN();
  }

  @Test
  void aConstantHasNoCorrelationEvenWhereItsMeanIsRounded() {
    double[] constant = {0.1, 0.1, 0.1};
    double[] other = {1, 2, 4};
    assertThat(new PearsonR().of(other, constant)).isNaN();
    assertThat(new SpearmanR().of(constant, other)).isNaN();
    assertThat(new NormalizedRmse().of(constant, other)).isNaN();
  }

  @Test
  void exactlyHalfIsClassZero() {
    assertThat(new Accuracy().of(new double[] {0, 1}, new double[] {0.5, 0.5})).isEqualTo(0.5);
    assertThat(new F1().of(new double[] {0, 0}, new double[] {0.5, 0.5})).isNaN();
  }

  @Test
  void namesAreDistinctAndAnUnknownOneIsRefusedWithTheOptions() {
    assertThat(Metrics.all().stream().map(Metric::name)).doesNotHaveDuplicates();
    assertThatThrownBy(() -> Metrics.named("rmsle"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("No metric \"rmsle\"; options: nrmse, rmse, mae");
  }

  @Test
  void rocGoesFromCornerToCorner() {
    Pairs pairs = Pairs.of(new double[] {0, 0, 1, 1}, new double[] {0.1, 0.4, 0.35, 0.8});
    assertThat(RocCurve.of(pairs, 100))
        .extracting(RocCurve.Point::falsePositiveRate, RocCurve.Point::truePositiveRate)
        .containsExactly(
            tuple(0.0, 0.0), tuple(0.0, 0.5), tuple(0.5, 0.5), tuple(0.5, 1.0), tuple(1.0, 1.0));
    assertThat(RocCurve.of(pairs, 2))
        .hasSizeLessThanOrEqualTo(4)
        .endsWith(new RocCurve.Point(1, 1));
  }

  @Test
  void aBinHoldsItsUpperEdge() {
    double[] labels = new double[11];
    double[] predictions = new double[11];
    for (int i = 0; i <= 10; i++) {
      predictions[i] = i / 10.0;
    }
    assertThat(Reliability.of(Pairs.of(labels, predictions)))
        .extracting(Reliability.Bin::number, Reliability.Bin::count)
        .startsWith(tuple(0, 2L))
        .contains(tuple(2, 1L), tuple(6, 1L), tuple(9, 1L))
        .hasSize(10);
  }
}
