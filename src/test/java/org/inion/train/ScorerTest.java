package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inion.batch.SubjectId;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowSource;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.task.TargetScale;
import org.inion.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerTest {
  private static final SubjectId A = new SubjectId("d", "a");
  private static final SubjectId B = new SubjectId("d", "b");
  private static final Heads NUMBER = Heads.of(Head.number("age_years", Loss.named("mse", 1), 1));

  @TempDir static Path windows;

  @BeforeAll
  static void write() throws IOException {
    LearnableWindows.in(windows).write();
  }

  @Test
  void cropsLieEvenlyOverTheWindowOrInItsMiddle() throws IOException {
    assertThat(starts("task.crop.predict=mean", "task.crop.crops=3")).containsExactly(0, 16, 32);
    assertThat(starts("task.crop.predict=mean", "task.crop.crops=1")).containsExactly(16);
    assertThat(starts("task.crop.predict=centre", "task.crop.crops=1")).containsExactly(16);
  }

  private static int[] starts(String... keys) throws IOException {
    List<int[]> seen = new ArrayList<>();
    score(
        task("age", keys),
        new Targets(NUMBER, List.of(TargetScale.NONE), List.of(0.0)),
        1,
        (batch, samples, starts) -> {
          assertThat(samples).isEqualTo(LearnableWindows.SAMPLES);
          seen.add(starts);
          return new Learner.Prediction(new float[batch.size()], 1);
        });
    return seen.get(0);
  }

  private static Task task(String name, String... keys) {
    return TestRuns.plan(name, keys).task();
  }

  private static Predictions score(
      Task task, Targets targets, int outputs, Scorer.Predictor predictor) throws IOException {
    assertThat(targets.heads().outputs()).isEqualTo(outputs);
    List<org.inion.batch.Target> columns =
        List.of(new org.inion.batch.Target(task.target().column(), task.target().classes()));
    try (WindowSource side = TestRuns.folder(windows).open(WindowFilter.ALL, columns)) {
      return new Scorer(task, targets, 20).score(side, predictor, LearnableWindows.SAMPLES / 2);
    }
  }

  @Test
  void predictionsAreInTheTargetsUnitAndTheLossIsTheMeanOverWindows() throws IOException {
    // 96 windows in batches of 20, the last of 16.
    Predictions all =
        score(
            task("age"),
            new Targets(NUMBER, List.of(new TargetScale(10, 2)), List.of(0.0)),
            1,
            (batch, samples, starts) -> {
              float[] outputs = new float[batch.size()];
              Arrays.fill(outputs, 1.5f);
              return new Learner.Prediction(outputs, batch.size() == 20 ? 1 : 7);
            });
    assertThat(all.predictions()).hasSize(96).containsOnly(13);
    assertThat(all.loss()).isCloseTo((80 * 1 + 16 * 7) / 96.0, within(1e-12));
    for (int i = 0; i < 96; i++) {
      int subject = Integer.parseInt(all.subjects().get(i).subject());
      assertThat(all.labels()[i]).isEqualTo(LearnableWindows.age(subject));
    }
  }

  @Test
  void classesBecomeTheProbabilityOfTheSecond() throws IOException {
    Targets one =
        new Targets(Heads.of(Head.twoClasses("sex", 1)), List.of(TargetScale.NONE), List.of(0.0));
    Predictions byLogit =
        score(task("sex"), one, 1, (batch, samples, starts) -> odds(batch.size(), 1));
    assertThat(byLogit.predictions()[0]).isCloseTo(0.75, within(1e-6));
    Targets two =
        new Targets(Heads.of(Head.classes("sex", 2, 1)), List.of(TargetScale.NONE), List.of(0.0));
    Predictions bySoftmax =
        score(task("sex"), two, 2, (batch, samples, starts) -> odds(batch.size(), 2));
    assertThat(bySoftmax.predictions()[0]).isCloseTo(0.75, within(1e-6));
    for (int i = 0; i < 96; i++) {
      int subject = Integer.parseInt(bySoftmax.subjects().get(i).subject());
      assertThat(bySoftmax.labels()[i]).isEqualTo(subject % 2);
    }
  }

  /** Three to one for the second class, by one logit or by two. */
  private static Learner.Prediction odds(int windows, int outputs) {
    float[] logits = new float[windows * outputs];
    for (int i = outputs - 1; i < logits.length; i += outputs) {
      logits[i] = (float) Math.log(3);
    }
    return new Learner.Prediction(logits, 0);
  }

  @Test
  void aSubjectIsTheMeanOfItsWindows() {
    Predictions all =
        new Predictions(
            new double[] {1, 4, 1, 1}, new double[] {1, 5, 2, 6}, List.of(A, B, A, A), 0.5);
    Predictions subjects = all.bySubject();
    assertThat(subjects.subjects()).containsExactly(A, B);
    assertThat(subjects.labels()).containsExactly(1, 4);
    assertThat(subjects.predictions()).containsExactly(3, 5);
    Map<String, Double> scores = all.scores(task("age", "task.metrics=[mae, rmse]"));
    assertThat(scores.keySet())
        .containsExactly("subject.mae", "subject.rmse", "window.mae", "window.rmse");
    assertThat(scores).containsEntry("subject.mae", 1.5).containsEntry("window.mae", 1.75);
  }

  @Test
  void whereEachWindowHasItsOwnValueWindowsDecide() {
    Predictions all = new Predictions(new double[] {1, 2}, new double[] {1, 2}, List.of(A, B), 0);
    Task task = task("age", "task.target.of=window", "task.metrics=[mae]");
    assertThat(all.scores(task).keySet()).containsExactly("window.mae", "subject.mae");
  }

  @Test
  void anEnsembleIsTheMeanOfItsPredictions() {
    double[] labels = {1, 2};
    Predictions one = new Predictions(labels, new double[] {1, 2}, List.of(A, B), 0);
    Predictions other = new Predictions(labels, new double[] {3, 8}, List.of(A, B), 0);
    assertThat(Predictions.mean(List.of(one, other)).predictions()).containsExactly(2, 5);
    assertThat(one.then(other).predictions()).containsExactly(1, 2, 3, 8);
    assertThat(one.then(other).subjects()).containsExactly(A, B, A, B);
    Predictions turned = new Predictions(labels, new double[] {3, 8}, List.of(B, A), 0);
    assertThatThrownBy(() -> Predictions.mean(List.of(one, turned)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstMetricSaysWhichWayIsBetter() {
    Scorer errors = scorer("task.metrics=[mae, pearson_r]");
    assertThat(errors.isBetter(1, 2)).isTrue();
    assertThat(errors.isBetter(2, 2)).isFalse();
    Scorer correlation = scorer("task.metrics=[pearson_r, mae]");
    assertThat(correlation.isBetter(2, 1)).isTrue();
    assertThat(correlation.isBetter(1, 2)).isFalse();
    assertThat(correlation.isBetter(-1, Double.NaN)).as("the first that is defined").isTrue();
    assertThat(correlation.isBetter(Double.NaN, -1)).isFalse();
    assertThat(correlation.isBetter(Double.NaN, Double.NaN)).isFalse();
  }

  private static Scorer scorer(String metrics) {
    return new Scorer(
        task("age", metrics), new Targets(NUMBER, List.of(TargetScale.NONE), List.of(0.0)), 4);
  }
}
