package org.inion.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inion.TableRows;
import org.inion.cluster.LoopbackCluster;
import org.inion.job.JobCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jobs/predict} through {@code spark-submit}, on a standalone cluster of two workers. */
@Tag("slow")
class ClusterTest {
  private static final int PARTS = 24;
  private static final int WINDOWS_OF_EACH = 200;
  private static final int CROPS = 32;
  private static final int WINDOWS = 2 * PARTS * WINDOWS_OF_EACH;

  @TempDir static Path folder;
  private static LoopbackCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = LoopbackCluster.start(folder.resolve("cluster"), 2);
    writeWindows();
  }

  @AfterAll
  static void end() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** Parts enough for both workers, and for one of them when the other is gone; a second each. */
  private static void writeWindows() throws IOException {
    TestWindows.of(TestModels.CHANNELS, 2 * TestModels.SAMPLES)
        .parts(PARTS, WINDOWS_OF_EACH)
        .write(folder.resolve("windows"));
    Files.write(folder.resolve("model.pt"), TestModels.age(CROPS).bytes());
  }

  /** By names of files that are relative to where the job is started, as people give them. */
  private static Process predict(String out, String... options) throws IOException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("--windows", "windows", "--model", "model.pt", "--out", out));
    all.addAll(List.of(options));
    return cluster.job("predict", out, folder, all.toArray(String[]::new));
  }

  @Test
  void anExecutorThatIsKilledLeavesTheTableAsItIsOnOneMachine() throws Exception {
    Path events = Files.createDirectory(folder.resolve("events"));
    Process job = predict("clustered", LoopbackCluster.noting(events));
    LoopbackCluster.waitFor("No two executors predict", () -> !job.isAlive() || staged() >= 4);
    List<ProcessHandle> executors = cluster.executors();
    assertThat(executors).as(log("clustered")).hasSize(2);
    executors.get(0).destroyForcibly();
    assertThat(staged()).isLessThan(PARTS - 2);
    assertThat(job.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(job.exitValue()).as(log("clustered")).isZero();
    assertThat(LoopbackCluster.endReasons(events)).contains("ExecutorLostFailure");
    assertThat(log("clustered")).contains("\"windows\":" + WINDOWS);

    String local = folder.resolve("local").toString();
    JobCall alone =
        JobCall.of(
            "predict",
            "--windows",
            folder.resolve("windows").toString(),
            "--model",
            folder.resolve("model.pt").toString(),
            "--out",
            local,
            "--json");
    assertThat(alone.exit()).as(alone.err()).isZero();
    String clustered = folder.resolve("clustered").toString();
    List<String> rows = TableRows.of(clustered);
    assertThat(rows).hasSize(WINDOWS).doesNotHaveDuplicates().isEqualTo(TableRows.of(local));
    String subjects = "/_inion/subjects";
    assertThat(TableRows.read(clustered + subjects).collectAsList())
        .isEqualTo(TableRows.read(local + subjects).collectAsList());
  }

  @Test
  void theCardThatSparkGivesATaskIsTheOneThatIsUsed() throws Exception {
    Process job =
        predict(
            "carded",
            "--conf",
            "spark.executor.resource.gpu.amount=1",
            "--conf",
            "spark.task.resource.gpu.amount=1");
    assertThat(job.waitFor(5, TimeUnit.MINUTES)).isTrue();
    // It is described alone: where libtorch has no cards, the job says which one it was given.
    assertThat(job.exitValue()).isEqualTo(1);
    assertThat(log("carded"))
        .contains("error: [spark.task.resource.gpu] Cannot use card " + LoopbackCluster.CARD);
  }

  private static String log(String name) throws IOException {
    return cluster.said(name);
  }

  /** Pieces that are predicted. */
  private static long staged() throws IOException {
    Path staged = folder.resolve(".clustered.partial/staged");
    if (!Files.isDirectory(staged)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(staged)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).count();
    }
  }
}
