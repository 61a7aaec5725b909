package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inion.TableRows;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.inion.cluster.LoopbackCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code jobs/preprocess} through {@code spark-submit}, on a standalone cluster of two workers, of
 * which somebody kills a part: the table is that of a run on one machine.
 */
@Tag("slow")
class PreprocessClusterTest {
  private static final int RECORDINGS = 120;
  private static final int SECONDS = 40;
  private static final int WINDOWS = RECORDINGS * SECONDS / 2;

  @TempDir static Path folder;
  private static LoopbackCluster cluster;
  private static List<String> rows;

  @BeforeAll
  static void start() throws Exception {
    cluster = LoopbackCluster.start(folder.resolve("cluster"), 2);
    TinyDataset dataset = TinyDataset.at(folder.resolve("ds"));
    for (int subject = 100; subject < 100 + RECORDINGS; subject++) {
      TinyEdf recording = new TinyEdf().seed(subject).rate(500).seconds(SECONDS);
      dataset.add(String.valueOf(subject), recording);
    }
    String local = folder.resolve("local").toString();
    JobCall alone = JobCall.of("preprocess", "--bids", dataset.path(), "--out", local, "--json");
    assertThat(alone.exit()).as(alone.err()).isZero();
    rows = TableRows.of(local);
    assertThat(rows).hasSize(WINDOWS).doesNotHaveDuplicates();
  }

  @AfterAll
  static void end() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** By names of folders that are relative to where the job is started, as people give them. */
  private static Process preprocess(String name, String out, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--bids", "ds", "--out", out));
    // The work begins when there are both executors, so that either may be killed.
    all.addAll(List.of("--conf", "spark.scheduler.minRegisteredResourcesRatio=1"));
    all.addAll(List.of("--conf", "spark.executor.instances=2"));
    all.addAll(List.of(options));
    return cluster.job("preprocess", name, folder, all.toArray(String[]::new));
  }

  @Test
  void anExecutorThatIsKilledLeavesTheTableAsItIsOnOneMachine() throws Exception {
    Path events = Files.createDirectory(folder.resolve("events"));
    Process job = preprocess("executor", "out", LoopbackCluster.noting(events));
    LoopbackCluster.waitFor("Nothing is done", () -> !job.isAlive() || staged("out") >= 4);
    List<ProcessHandle> executors = cluster.executors();
    assertThat(executors).as(cluster.said("executor")).hasSize(2);
    executors.get(0).destroyForcibly();
    assertThat(staged("out")).isBetween(4, RECORDINGS - 10);
    assertThat(job.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(job.exitValue()).as(cluster.said("executor")).isZero();
    assertThat(LoopbackCluster.endReasons(events)).contains("ExecutorLostFailure");
    assertThat(TableRows.of(folder.resolve("out").toString())).isEqualTo(rows);
    assertThat(cluster.said("executor")).contains("\"done\":" + RECORDINGS + ",");
  }

  @Test
  void aDriverThatIsKilledLeavesWhatWasFinishedToTheNextRun() throws Exception {
    Process job = preprocess("driver", "again");
    LoopbackCluster.waitFor("Nothing is done", () -> !job.isAlive() || staged("again") >= 4);
    job.destroyForcibly().waitFor();
    LoopbackCluster.waitFor("Executors work on", () -> cluster.executors().isEmpty());
    int finished = staged("again");
    assertThat(finished).as(cluster.said("driver")).isBetween(4, RECORDINGS - 10);
    assertThat(parts("again")).isZero();
    Process next = preprocess("next", "again");
    assertThat(next.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(next.exitValue()).as(cluster.said("next")).isZero();
    assertThat(cluster.said("next"))
        .contains(finished + " recordings were finished by a run that was ended; going on.")
        .contains("\"done\":" + (RECORDINGS - finished) + ",\"resumed\":" + finished + ",");
    assertThat(TableRows.of(folder.resolve("again").toString())).isEqualTo(rows);
  }

  /** Recordings that are finished and not yet in the table. */
  private static int staged(String out) {
    File[] notes =
        folder
            .resolve(out + "/_inion/staging")
            .toFile()
            .listFiles((dir, name) -> name.endsWith(".json") && !name.startsWith("."));
    return notes == null ? 0 : notes.length;
  }

  /** Parts of the table. */
  private static long parts(String out) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(out))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
