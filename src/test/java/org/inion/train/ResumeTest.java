package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inion.error.BadSetupException;
import org.inion.train.Trainer.Start;
import org.inion.train.record.EpochRecord;
import org.inion.train.record.MetricsCsv;
import org.inion.train.record.RunRecord;
import org.inion.train.record.Safetensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that was stopped and went on is the one that was left alone, to the bit. */
class ResumeTest {
  private static final String[] PLAIN = {"model.eegnet.dropout=0 %"};

  /** What beside the parameters must be kept, each with something else. */
  private static final Map<String, String[]> RUNS =
      Map.of(
          "plain",
          PLAIN,
          "dropout, average, pieces",
          new String[] {"train.optimizer.ema=0.9", "train.accumulate=3"},
          "bfloat16",
          new String[] {"train.precision=bf16"},
          "float16",
          new String[] {"train.precision=fp16"},
          "plateau",
          new String[] {
            "train.rate.schedule=plateau",
            "train.rate.patience=1",
            "train.optimizer.rule=sgd",
            "train.rate.peak=0.3",
            "train.validate.keep-every=3"
          },
          "segments",
          new String[] {
            "model.name=transformer", "model.transformer.layers=2", "train.checkpointing=on"
          },
          "groups",
          new String[] {
            "model.name=transformer",
            "model.transformer.layers=2",
            "train.rate.layer-decay=0.8",
            "train.freeze.groups=1",
            "train.freeze.thaw-every=2"
          },
          "crops, augmentations, balance",
          new String[] {
            "task.crop.length=500 ms",
            "task.crop.train=random",
            "augment.time-mask.probability=0.5",
            "augment.time-mask.longest=0.2 s",
            "augment.mixup.probability=0.5",
            "model.name=transformer",
            "model.transformer.layers=2",
            "train.data.balance=subject"
          });

  @TempDir static Path windows;
  @TempDir Path folder;

  @BeforeAll
  static void write() throws IOException {
    LearnableWindows.in(windows).write();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "dropout, average, pieces",
        "bfloat16",
        "float16",
        "plateau",
        "segments",
        "groups",
        "crops, augmentations, balance"
      })
  void goesOnToTheBit(String name) throws IOException {
    TrainPlan plan = TestRuns.plan("age", RUNS.get(name));
    Path whole = folder.resolve("whole");
    TestRuns.run(plan, windows, whole);
    Path between = stopped(plan, "between", TestRuns.stopAfter(2));
    Path within = stopped(plan, "within", TestRuns.stopWithin(3));
    for (Path stopped : List.of(between, within)) {
      assertThat(MetricsCsv.read(stopped.resolve("metrics.csv")).epochs()).hasSize(2);
      TestRuns.run(plan, windows, stopped, Start.RESUME, TrainListener.SILENT);
      assertSame(stopped, whole);
    }
  }

  @Test
  void goesOnFromWhateverFilesAKilledRunLeft() throws IOException {
    // Killed after the models and the metrics of an epoch, before its checkpoint.
    TrainPlan plan = TestRuns.plan("age");
    Path whole = folder.resolve("whole");
    TestRuns.run(plan, windows, whole);
    Path killed = stopped(plan, "killed", TestRuns.stopAfter(2));
    Path checkpoint = folder.resolve("of-epoch-2");
    Files.copy(killed.resolve("optimizer.safetensors"), checkpoint);
    assertThatThrownBy(
            () -> TestRuns.run(plan, windows, killed, Start.RESUME, TestRuns.stopAfter(3)))
        .isInstanceOf(TestRuns.Stop.class);
    Files.move(
        checkpoint, killed.resolve("optimizer.safetensors"), StandardCopyOption.REPLACE_EXISTING);
    TestRuns.run(plan, windows, killed, Start.RESUME, TrainListener.SILENT);
    assertSame(killed, whole);
  }

  @Test
  void whatWasFoundByTrialStays() throws IOException {
    TrainPlan plan = TestRuns.plan("age", "train.rate.peak=auto");
    Path whole = folder.resolve("whole");
    TestRuns.run(plan, windows, whole);
    Path stopped = stopped(plan, "stopped", TestRuns.stopAfter(1));
    assertThat(stopped.resolve("rate-search.csv")).content().startsWith("learning_rate,loss");
    TestRuns.run(plan, windows, stopped, Start.RESUME, TrainListener.SILENT);
    assertSame(stopped, whole);
  }

  @Test
  void aStoppedRunSaysSoAndAResumedOneWhen() throws IOException {
    TrainPlan plan = TestRuns.plan("age", "train.epochs=2");
    Path run = stopped(plan, "run", TestRuns.stopAfter(1));
    RunRecord stopped = record(run);
    assertThat(stopped.status()).isEqualTo(RunRecord.Status.STOPPED);
    assertThat(stopped.message()).isEqualTo("stopped");
    TestRuns.run(plan, windows, run, Start.RESUME, TrainListener.SILENT);
    assertThat(record(run).status()).isEqualTo(RunRecord.Status.DONE);
    assertThat(record(run).message()).isEmpty();
    assertThat(record(run).times().resumed()).hasSize(1);
  }

  @Test
  void aRunThatIsDoneIsNotTrainedAgain() throws IOException {
    TrainPlan plan = TestRuns.plan("age", "train.epochs=2");
    Path run = folder.resolve("run");
    Predictions best = TestRuns.run(plan, windows, run).best();
    byte[] model = Files.readAllBytes(run.resolve("last.safetensors"));
    TrainListener strict =
        new TrainListener() {
          @Override
          public void epoch(EpochRecord epoch, int epochs) {
            throw new AssertionError(epoch);
          }
        };
    Predictions again = TestRuns.run(plan, windows, run, Start.RESUME, strict).best();
    assertThat(again.predictions()).containsExactly(best.predictions());
    assertThat(run.resolve("last.safetensors")).hasBinaryContent(model);
  }

  @Test
  void refusesAnythingThatChanged() throws IOException {
    Path run = stopped(TestRuns.plan("age"), "run", TestRuns.stopAfter(1));
    byte[] metrics = Files.readAllBytes(run.resolve("metrics.csv"));
    byte[] config = Files.readAllBytes(run.resolve("config.conf"));
    byte[] before = Files.readAllBytes(run.resolve("run.json"));
    assertRefused(run, windows, "train.seed was 1 and is 2", TestRuns.plan("age", "train.seed=2"));
    assertRefused(
        run,
        windows,
        "model.name was eegnet and is shallow",
        TestRuns.plan("age", "model.name=shallow", "model.shallow.pool=20"));
    Path others = LearnableWindows.in(folder.resolve("w")).windows(this::flagOne).write();
    assertRefused(run, others, "but the windows are others", TestRuns.plan("age"));
    Path moved =
        LearnableWindows.in(folder.resolve("m"))
            .subjects(
                row ->
                    row.put("split", row.get("subject_id").equals("0") ? "test" : row.get("split")))
            .write();
    assertRefused(run, moved, "but the subjects of its sides are others", TestRuns.plan("age"));
    assertThat(run.resolve("metrics.csv")).hasBinaryContent(metrics);
    assertThat(run.resolve("config.conf")).hasBinaryContent(config);
    assertThat(run.resolve("run.json")).hasBinaryContent(before);
  }

  private void flagOne(LearnableWindows.Window window) {
    if (window.subject() == 1) {
      window.cells().put("quality", null);
      java.util.Arrays.fill(window.signal()[0], 0);
    }
  }

  private static void assertRefused(Path run, Path windows, String why, TrainPlan plan) {
    assertThatThrownBy(
            () ->
                new Trainer(
                        plan, TestRuns.folder(windows), TestRuns.context(), TrainListener.SILENT)
                    .run(run, TestRuns.sides(windows, plan), Start.RESUME))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("Cannot go on: configuration and windows must be those that the run")
        .hasMessageContaining(why)
        .hasMessageContaining("another --out")
        .message()
        .doesNotContain("\n");
  }

  private Path stopped(TrainPlan plan, String name, TrainListener listener) {
    Path out = folder.resolve(name);
    assertThatThrownBy(() -> TestRuns.run(plan, windows, out, Start.NEW, listener))
        .isInstanceOf(TestRuns.Stop.class);
    return out;
  }

  private static RunRecord record(Path run) {
    return RunRecord.read(run.resolve("run.json"), MetricsCsv.read(run.resolve("metrics.csv")));
  }

  private static void assertSame(Path actual, Path expected) throws IOException {
    assertThat(timeless(actual)).isEqualTo(timeless(expected));
    List<String> files;
    try (Stream<Path> all = Files.list(expected)) {
      files =
          all.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".safetensors"))
              .toList();
    }
    assertThat(files).contains("last.safetensors", "best.safetensors", "optimizer.safetensors");
    for (String name : files) {
      assertThat(actual.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
    }
    assertThat(Safetensors.read(actual.resolve("last.safetensors")).text("epoch")).isEqualTo("4");
  }

  /** The epochs but for their times. */
  private static List<String> timeless(Path run) {
    return MetricsCsv.read(run.resolve("metrics.csv")).epochs().stream()
        .map(
            epoch ->
                List.of(
                        epoch.epoch(),
                        epoch.steps(),
                        epoch.windows(),
                        epoch.trainLoss(),
                        epoch.validationLoss(),
                        epoch.scores(),
                        epoch.learningRate(),
                        epoch.gradientNorm(),
                        epoch.standing())
                    .toString())
        .toList();
  }
}
