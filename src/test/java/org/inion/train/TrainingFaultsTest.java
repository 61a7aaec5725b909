package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.inion.batch.SubjectId;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.train.Trainer.Start;
import org.inion.train.record.MetricsCsv;
import org.inion.train.record.RunHistory;
import org.inion.train.record.RunRecord;
import org.inion.train.record.Safetensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in training's way is told in one line, and nothing that was good is lost. */
class TrainingFaultsTest {
  @TempDir static Path windows;
  @TempDir Path folder;

  @BeforeAll
  static void write() throws IOException {
    LearnableWindows.in(windows).write();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "fp16"})
  void aWindowWithoutNumbersEndsTheRunAndLeavesTheLastCheckpoint(String precision)
      throws IOException {
    TrainPlan plan = TestRuns.plan("age", "train.precision=" + precision, "train.epochs=6");
    Path out = folder.resolve("run");
    assertThatThrownBy(() -> TestRuns.run(plan, windows, out, Start.NEW, TestRuns.stopAfter(1)))
        .isInstanceOf(TestRuns.Stop.class);
    byte[] last = Files.readAllBytes(out.resolve("last.safetensors"));
    byte[] optimizer = Files.readAllBytes(out.resolve("optimizer.safetensors"));
    Path bad =
        LearnableWindows.in(folder.resolve("w"))
            .windows(window -> window.signal()[0][7] = window.subject() == 9 ? Float.NaN : 0)
            .write();
    // In float16 windows like these are left out as steps, until their network predicts.
    String told =
        precision.equals("fp16")
            ? "Cannot score: predictions must be finite.*"
            : "\\[epoch 2, step \\d+\\] Cannot go on: loss and gradient must be finite, but were NaN and NaN.*";
    assertOneLine(
            () ->
                new Trainer(
                        plan,
                        TestRuns.folder(windows, bad),
                        TestRuns.context(),
                        TrainListener.SILENT)
                    .run(out, TestRuns.sides(windows, plan), Start.RESUME))
        .isInstanceOf(BadDataException.class)
        .hasMessageMatching(told)
        .hasMessageContaining("windows with values that are no numbers");
    assertThat(out.resolve("last.safetensors")).hasBinaryContent(last);
    assertThat(out.resolve("optimizer.safetensors")).hasBinaryContent(optimizer);
    RunRecord record = record(out);
    assertThat(record.status()).isEqualTo(RunRecord.Status.FAILED);
    assertThat(record.message()).contains("windows with values that are no numbers");
    TestRuns.run(plan, windows, out, Start.RESUME, TrainListener.SILENT);
    assertThat(record(out).history().epochs()).hasSize(6);
  }

  @Test
  void theStepIsNamedInWhichTheLossIsNotFinite() throws IOException {
    Path bad =
        LearnableWindows.in(folder.resolve("w")).windows(w -> w.signal()[3][0] = Float.NaN).write();
    assertOneLine(() -> TestRuns.run(TestRuns.plan("age"), bad, folder.resolve("run")))
        .hasMessageStartingWith("[epoch 1, step 1] Cannot go on");
  }

  @Test
  void aRateThatIsFarTooHighIsToldAlike() {
    TrainPlan plan =
        TestRuns.plan(
            "age",
            "train.rate.peak=1e30",
            "train.optimizer.rule=sgd",
            "train.optimizer.clip-norm=off",
            "train.rate.warm-up=0 %");
    assertOneLine(() -> TestRuns.run(plan, windows, folder.resolve("run")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("Lower train.rate.peak");
  }

  @Test
  void aPredictionThatIsNoNumberEndsTheRun() throws IOException {
    Path bad =
        LearnableWindows.in(folder.resolve("w"))
            .windows(
                window -> {
                  if (LearnableWindows.split(window.subject()).equals("validation")) {
                    window.signal()[0][0] = Float.NaN;
                  }
                })
            .write();
    assertOneLine(() -> TestRuns.run(TestRuns.plan("age"), bad, folder.resolve("run")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(
            "Cannot score: predictions must be finite, but those of 18 of 18 windows were not")
        .hasMessageContaining("learnable/10");
  }

  @Test
  void aLabelMustHaveTwoValues() throws IOException {
    Path bad =
        LearnableWindows.in(folder.resolve("w"))
            .windows(
                window -> {
                  window.cells().put("age_years", 9.5);
                  window.cells().put("sex", "F");
                })
            .write();
    assertOneLine(() -> TestRuns.run(TestRuns.plan("age"), bad, folder.resolve("run")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(
            "[age_years] Cannot train: the label must have at least two values among the training subjects, but was 9.5 for all of them");
    assertOneLine(() -> TestRuns.run(TestRuns.plan("sex"), bad, folder.resolve("run")))
        .hasMessageContaining(
            "[sex] Cannot train: the label must have at least two values among the training subjects, but was F for all of them");
    assertThat(folder.resolve("run/last.safetensors")).doesNotExist();
    // The way out is open: the folder that no run was written to can be used.
    TestRuns.run(TestRuns.plan("age", "train.epochs=1"), windows, folder.resolve("run"));
  }

  @Test
  void aColumnMustBeThere() {
    TrainPlan plan = TestRuns.plan("age", "task.target.column=shoe_size");
    assertOneLine(() -> TestRuns.run(plan, windows, folder.resolve("run")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(
            "the target must be a column of the table, but was \"shoe_size\". Columns: ")
        .hasMessageContaining("age_years");
    TrainPlan also = TestRuns.plan("age", "train.also={ shoe_size = 1 }");
    assertOneLine(() -> TestRuns.run(also, windows, folder.resolve("run")))
        .hasMessageContaining("but was \"shoe_size\"");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void windowsMustBeLeft() throws IOException {
    TrainPlan movie = TestRuns.plan("age", "task.recordings=[movie]");
    assertOneLine(() -> TestRuns.run(movie, windows, folder.resolve("run")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(
            "the training side must have windows, but none of its 10 subjects' is left that is of [movie], clean and has [age_years]")
        .hasMessageContaining("task.recordings");
    Path flagged =
        LearnableWindows.in(folder.resolve("w"))
            .windows(window -> window.cells().put("clean", window.subject() < 10))
            .write();
    assertOneLine(() -> TestRuns.run(TestRuns.plan("age"), flagged, folder.resolve("run")))
        .hasMessageContaining("the validation side must have windows, but none of its 3 subjects'")
        .hasMessageContaining("train.data.windows");
    TestRuns.run(
        TestRuns.plan("age", "train.data.windows=all", "train.epochs=1"),
        flagged,
        folder.resolve("run"));
  }

  @Test
  void aSubjectIsOnOneSide() throws IOException {
    TrainPlan plan = TestRuns.plan("age");
    RunSides sides = TestRuns.sides(windows, plan);
    RunSides twice =
        new RunSides(sides.training(), Set.of(new SubjectId("learnable", "3")), sides.test());
    assertOneLine(
            () ->
                TestRuns.trainer(plan, windows, TrainListener.SILENT)
                    .run(folder.resolve("run"), twice, Start.NEW))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(
            "a subject must be on one side, but on two are: learnable/3. Divide anew with jobs/split");
  }

  @Test
  void whoIsHeldOutNeedsToBeAtLeastOne() throws IOException {
    Path two =
        LearnableWindows.in(folder.resolve("w"))
            .subjects(row -> row.put("split", row.get("subject_id").equals("0") ? "train" : "test"))
            .write();
    assertOneLine(() -> TestRuns.sides(two, TestRuns.plan("age")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(
            "both sides must have subjects, but of 1 training subjects 0 would be held out");
  }

  @Test
  void aStartMustBeOfTheSameNetwork() throws IOException {
    Path first = folder.resolve("first");
    TestRuns.run(TestRuns.plan("age", "train.epochs=1"), windows, first);
    Path best = first.resolve("best.safetensors");
    TrainPlan other =
        TestRuns.plan(
            "age", "train.start-from=" + best, "model.eegnet.filters=4", "train.epochs=1");
    assertOneLine(() -> TestRuns.run(other, windows, folder.resolve("other")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(
            "Cannot load the checkpoint: it must be of the same network for the same windows, but ")
        .hasMessageContaining(" here and ");
    TrainPlan same =
        TestRuns.plan("age", "train.start-from=" + best, "train.epochs=1", "train.rate.peak=1e-30");
    TestRuns.run(same, windows, folder.resolve("same"));
    assertThat(Safetensors.read(folder.resolve("same/best.safetensors")).floats(weight(best)))
        .containsExactly(Safetensors.read(best).floats(weight(best)));
    TrainPlan none = TestRuns.plan("age", "train.start-from=" + folder.resolve("none.safetensors"));
    assertOneLine(() -> TestRuns.run(none, windows, folder.resolve("none")))
        .hasMessageContaining("none.safetensors")
        .hasMessageContaining("NoSuchFile");
  }

  private static String weight(Path model) {
    return Safetensors.read(model).arrays().keySet().stream()
        .filter(name -> name.endsWith("weight"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyWrongKeyIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                TestRuns.plan(
                    "age",
                    "train.epoch=3",
                    "train.epochs=0",
                    "train.precision=fp8",
                    "train.rate.factor=0.1",
                    "train.optimizer.momentum=0.5",
                    "model.name=resnet"))
        .isInstanceOfSatisfying(
            BadSetupException.class,
            e -> {
              List<String> problems = new ArrayList<>(e.problems());
              assertThat(problems).hasSize(6);
              assertThat(problems)
                  .anyMatch(
                      p ->
                          p.contains(
                              "Unknown key \"train.epoch\"; did you mean \"train.epochs\"?"));
              assertThat(problems)
                  .anyMatch(p -> p.contains("train.epochs") && p.contains("must be >= 1"));
              assertThat(problems).anyMatch(p -> p.contains("fp8"));
              assertThat(problems).anyMatch(p -> p.contains("train.rate.factor"));
              assertThat(problems).anyMatch(p -> p.contains("train.optimizer.momentum"));
              assertThat(problems).anyMatch(p -> p.contains("resnet"));
            });
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertOneLine(
      ThrowingCallable call) {
    return assertThatThrownBy(call)
        .satisfies(e -> assertThat(e.getMessage().lines().toList()).hasSize(1));
  }

  private static RunRecord record(Path run) {
    Path metrics = run.resolve("metrics.csv");
    RunHistory history = Files.exists(metrics) ? MetricsCsv.read(metrics) : RunHistory.EMPTY;
    return RunRecord.read(run.resolve("run.json"), history);
  }
}
