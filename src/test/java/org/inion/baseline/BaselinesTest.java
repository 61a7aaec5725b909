package org.inion.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.error.BadSetupException;
import org.inion.metric.Bootstrap;
import org.inion.task.Target;
import org.inion.task.Task;
import org.inion.task.Tasks;
import org.inion.window.SubjectKey;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final Baselines PLAIN = new Baselines(new Bootstrap(0, 1, 0.95));

  private static Task task(String name) {
    return Tasks.of(Tasks.lay(Tasks.layers(), "--task", name).resolve()).orElseThrow();
  }

  private static Example row(String subject, String release, double target, double age) {
    return new Example(
        new SubjectKey("hbn", subject), release, target, OptionalDouble.of(age), Optional.of("F"));
  }

  private static BaselineReport report(Example... rows) {
    return PLAIN.of(new Examples(task("externalizing"), List.of(rows), Map.of(), List.of()));
  }

  @Test
  void aReleaseIsPredictedFromTheOthersAlone() {
    BaselineReport report =
        report(
            row("A", "R1", 0, 5),
            row("B", "R1", 2, 6),
            row("C", "R2", 10, 7),
            row("D", "R2", 14, 8));
    assertThat(report.score("mean", "R1", "mae")).isEqualTo(11);
    assertThat(report.score("mean", "R2", "mae")).isEqualTo(11);
    assertThat(report.score("mean", BaselineReport.ALL, "mae")).isEqualTo(11);
  }

  @Test
  void aPersonOfTwoReleasesIsNotTrainedOn() {
    BaselineReport report =
        report(
            row("A", "R1", 0, 5),
            row("B", "R1", 2, 6),
            row("A", "R2", 100, 5),
            row("C", "R2", 4, 6));
    assertThat(report.score("mean", "R1", "mae")).isEqualTo(3);
  }

  @Test
  void oneReleaseCannotBeLeftOut() {
    assertThatThrownBy(() -> report(row("A", "R1", 0, 5), row("B", "R1", 1, 5)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("at least 2 releases, but were of R1");
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetween() {
    List<Example> training =
        List.of(
            row("A", "R1", 4, 5),
            row("B", "R1", 1, 5),
            row("C", "R1", 2, 5),
            row("D", "R1", 90, 5));
    assertThat(new Baseline.Median().predict(training, training)).containsOnly(3);
  }

  @Test
  void theTargetIsNoFeatureOfItself() {
    assertThat(Baseline.AgeAndSex.without("age_years").features()).containsExactly("sex is M");
    assertThat(Baseline.AgeAndSex.without("sex").features()).containsExactly("age_years");
  }

  @Test
  void ofAnUnknownAgeTheMeanIsPredicted() {
    List<Example> training =
        List.of(row("A", "R1", 1, 5), row("B", "R1", 2, 6), row("C", "R1", 3, 7));
    Example unknown =
        new Example(new SubjectKey("hbn", "X"), "R2", 0, OptionalDouble.empty(), Optional.of("M"));
    double[] predicted =
        Baseline.AgeAndSex.without("externalizing")
            .predict(training, List.of(unknown, row("Y", "R2", 0, 10)));
    assertThat(predicted[0]).isEqualTo(2);
    assertThat(predicted[1]).isCloseTo(6, within(1e-12));
  }

  @Test
  void onlyTargetsOfWindowsHaveAnOwnMean() {
    Target target = task("externalizing").target();
    assertThat(Baseline.of(target)).extracting(Baseline::name).doesNotContain("own mean");
    assertThat(Baseline.of(task("response-time").target()))
        .extracting(Baseline::name)
        .containsExactly("mean", "median", "age + sex", "own mean");
  }

  @Test
  void leastSquaresFindsAPlane() {
    double[][] features = {{0, 0}, {1, 0}, {0, 1}, {3, 2}, {-1, 4}};
    double[] targets = new double[5];
    for (int i = 0; i < 5; i++) {
      targets[i] = 2 + 3 * features[i][0] - 0.5 * features[i][1];
    }
    LeastSquares fit = LeastSquares.fit(features, targets, 2);
    assertThat(fit.intercept()).isCloseTo(2, within(1e-12));
    assertThat(fit.weights().get(0)).isCloseTo(3, within(1e-12));
    assertThat(fit.weights().get(1)).isCloseTo(-0.5, within(1e-12));
  }

  @Test
  void aFeatureThatSaysNothingNewGetsNoWeight() {
    double[][] features = {{1, 7, 2}, {2, 7, 4}, {4, 7, 8}};
    LeastSquares fit = LeastSquares.fit(features, new double[] {1, 2, 4}, 3);
    assertThat(fit.weights().get(1)).isZero();
    assertThat(fit.weights().get(2)).isZero();
    assertThat(fit.predict(new double[] {3, 7, 6})).isCloseTo(3, within(1e-12));
  }
}
