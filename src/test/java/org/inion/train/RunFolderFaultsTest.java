package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.inion.error.BadSetupException;
import org.inion.train.Trainer.Start;
import org.inion.train.record.EpochRecord;
import org.inion.train.record.MetricsCsv;
import org.inion.train.record.RunFolder;
import org.inion.train.record.RunHistory;
import org.inion.train.record.RunRecord;
import org.inion.train.record.Safetensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the way of a run's folder, or of its disk, loses nothing. */
class RunFolderFaultsTest {
  @TempDir static Path windows;
  @TempDir Path folder;

  @BeforeAll
  static void write() throws IOException {
    LearnableWindows.in(windows).write();
  }

  @Test
  void aFolderIsOfOneRun() throws IOException {
    TrainPlan plan = TestRuns.plan("age", "train.epochs=1");
    Path out = folder.resolve("run");
    try (RunFolder held = RunFolder.create(out)) {
      assertThat(held.layout().root()).isEqualTo(out);
      assertOneLine(() -> TestRuns.run(plan, windows, out))
          .isInstanceOf(BadSetupException.class)
          .hasMessageContaining("another run writes to it (this process)");
    }
    TestRuns.run(plan, windows, out);
    byte[] last = Files.readAllBytes(out.resolve("last.safetensors"));
    assertOneLine(() -> TestRuns.run(plan, windows, out))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(
            "--out must be a new folder, but holds a run. Go on with it by --resume");
    assertThat(out.resolve("last.safetensors")).hasBinaryContent(last);
    assertOneLine(
            () ->
                TestRuns.run(
                    plan, windows, folder.resolve("none"), Start.RESUME, TrainListener.SILENT))
        .hasMessageContaining("Cannot resume: the folder must hold a run with a checkpoint");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"best.safetensors", "last.safetensors", "metrics.csv", "optimizer.safetensors"})
  void aDiskThatTakesNoMoreLeavesTheEpochBefore(String file) throws IOException {
    TrainPlan plan = TestRuns.plan("age", "train.rate.peak=1e-3");
    Path out = folder.resolve("run");
    Path inTheWay = out.resolve("." + file + ".draft");
    TrainListener block = after(2, () -> Files.createDirectories(inTheWay.resolve("x")));
    assertOneLine(() -> TestRuns.run(plan, windows, out, Start.NEW, block))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(file + "] Cannot write: the disk must take the file, but was: ")
        .hasMessageContaining("make room or give the right to write, then resume");
    RunRecord record = record(out);
    assertThat(record.status()).isEqualTo(RunRecord.Status.FAILED);
    assertThat(Safetensors.read(out.resolve("optimizer.safetensors")).text("epoch")).isEqualTo("2");
    Files.delete(inTheWay.resolve("x"));
    Files.delete(inTheWay);
    TestRuns.run(plan, windows, out, Start.RESUME, TrainListener.SILENT);
    Path whole = folder.resolve("whole");
    TestRuns.run(plan, windows, whole);
    assertThat(out.resolve("last.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("last.safetensors"));
    assertThat(out.resolve("best.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("best.safetensors"));
  }

  @Test
  void whatStoppedARunIsToldEvenWhereItsRecordCannotBeWritten() {
    Path out = folder.resolve("run");
    TrainListener block =
        after(
            1,
            () -> {
              Files.createDirectories(out.resolve(".run.json.draft/x"));
              throw new TestRuns.Stop();
            });
    assertThatThrownBy(() -> TestRuns.run(TestRuns.plan("age"), windows, out, Start.NEW, block))
        .isInstanceOf(TestRuns.Stop.class);
  }

  @Test
  void aRunThatEndedInItsFirstEpochMayBeginAnew() throws IOException {
    TrainPlan plan = TestRuns.plan("age", "train.epochs=1");
    Path out = folder.resolve("run");
    Path inTheWay = out.resolve(".optimizer.safetensors.draft");
    Files.createDirectories(inTheWay.resolve("x"));
    assertOneLine(() -> TestRuns.run(plan, windows, out)).hasMessageContaining("Cannot write");
    assertThat(out.resolve("last.safetensors")).exists();
    Files.delete(inTheWay.resolve("x"));
    Files.delete(inTheWay);
    TestRuns.run(plan, windows, out);
    assertThat(record(out).status()).isEqualTo(RunRecord.Status.DONE);
  }

  private interface Action {
    void run() throws IOException;
  }

  private static TrainListener after(int epochToAct, Action action) {
    return new TrainListener() {
      @Override
      public void epoch(EpochRecord epoch, int epochs) {
        if (epoch.epoch() == epochToAct) {
          try {
            action.run();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        }
      }
    };
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
