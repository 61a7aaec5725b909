package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inion.TableRows;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.inion.dsp.LaneEngines;
import org.inion.ingest.FaultyFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is ended anywhere, and the one after it. */
class KilledRunTest {
  @TempDir Path folder;
  private TinyDataset dataset;

  @BeforeEach
  void write() throws IOException {
    FaultyFileSystem.heal();
    dataset = TinyDataset.of(folder.resolve("ds"), 4);
  }

  @AfterEach
  void heal() {
    FaultyFileSystem.heal();
  }

  private JobCall preprocess(Path out) {
    return JobCall.of(
        "preprocess",
        "--bids",
        dataset.path(),
        "--out",
        "faulty:" + out,
        "--json",
        "--set",
        "output.part-size=1 kB");
  }

  @Test
  void killedNowAndThenTheTableIsTheOldOneOrTheNew() throws IOException {
    killAt(5);
  }

  @Tag("slow")
  @Test
  void killedAtEverySingleOperationTheTableIsTheOldOneOrTheNew() throws IOException {
    killAt(Integer.MAX_VALUE);
  }

  /** Ends a second run, which has something new, changed, gone and staying, at so many places. */
  private void killAt(int places) throws IOException {
    Path first = folder.resolve("first");
    preprocess(first);
    List<String> before = TableRows.of(first.toString());
    Files.delete(dataset.file("02", "eeg.edf"));
    dataset.add("03", new TinyEdf().seed(30).seconds(8));
    dataset.add("05", new TinyEdf().seed(5));
    Path undisturbed = copy(first, "undisturbed");
    FaultyFileSystem.heal();
    assertThat(preprocess(undisturbed).exit()).isZero();
    List<String> after = TableRows.of(undisturbed.toString());
    long operations = FaultyFileSystem.operations();
    assertThat(operations).isBetween(100L, 600L);
    long step = Math.max(1, operations / places);
    int oldSeen = 0;
    int newSeen = 0;
    for (long operation = 1 + operations % step; operation <= operations; operation += step) {
      Path out = copy(first, "killed-" + operation);
      FaultyFileSystem.dieAt(operation);
      JobCall killed = preprocess(out);
      FaultyFileSystem.heal();
      if (Files.exists(out)) {
        List<String> seen = TableRows.of(out.toString());
        assertThat(seen).as("after operation " + operation).isIn(before, after);
        oldSeen += seen.equals(before) ? 1 : 0;
        newSeen += seen.equals(after) ? 1 : 0;
      }
      assertThat(killed.rejected()).as("after operation " + operation).isEmpty();
      JobCall next = preprocess(out);
      assertThat(next.exit()).as("after operation " + operation + next.err()).isZero();
      assertThat(TableRows.of(out.toString())).isEqualTo(after);
      assertThat(JobCall.of("inspect", out.toString()).exit()).isZero();
      assertThat(leftovers(out)).isEmpty();
    }
    assertThat(oldSeen).isPositive();
    assertThat(newSeen).isNotNegative();
  }

  /** What lies below {@code _inion} beside what belongs there. */
  private static List<String> leftovers(Path out) throws IOException {
    List<String> known =
        List.of(
            "contract.json",
            "config.conf",
            "summary.json",
            "subjects",
            "rejected",
            "findings",
            "state");
    try (Stream<Path> files = Files.list(out.resolve("_inion"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(f -> !known.contains(f))
          .toList();
    }
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  @Tag("slow")
  @Test
  void aProcessThatIsKilledLeavesWhatItHadFinished() throws Exception {
    for (int subject = 10; subject < 50; subject++) {
      dataset.add(String.valueOf(subject), new TinyEdf().seed(subject).rate(500).seconds(30));
    }
    Path out = folder.resolve("out");
    Path log = folder.resolve("log");
    Process process = begin(out, log);
    int staged = 0;
    while (process.isAlive() && staged < 3) {
      TimeUnit.MILLISECONDS.sleep(5);
      staged = staged(out);
    }
    process.destroyForcibly().waitFor();
    staged = staged(out);
    assertThat(staged).as(Files.readString(log)).isBetween(3, 43);
    assertThat(out.resolve("_inion/lock")).exists();
    assertThat(out.toFile().list()).containsExactly("_inion");
    JobCall next =
        JobCall.of("preprocess", "--bids", dataset.path(), "--out", out.toString(), "--json");
    assertThat(next.exit()).as(next.err()).isZero();
    assertThat(next.err())
        .contains(staged + " recordings were finished by a run that was ended; going on.");
    JsonNode run = next.json().get("run");
    assertThat(run.get("resumed").asInt()).isEqualTo(staged);
    assertThat(run.get("done").asInt()).isEqualTo(44 - staged);
    String undisturbed = folder.resolve("undisturbed").toString();
    JobCall.of("preprocess", "--bids", dataset.path(), "--out", undisturbed);
    assertThat(TableRows.of(out.toString())).isEqualTo(TableRows.of(undisturbed));
  }

  private Process begin(Path out, Path log) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@jobs/jvm.flags",
            "-Xmx1g",
            "-Dspark.master=local[1]",
            // Without the trial of the engines, which takes seconds on a busy machine.
            "-Dinion.engine=" + LaneEngines.fastest().name().split("-", 2)[0],
            "-cp",
            classPath,
            "org.inion.job.Inion",
            "preprocess",
            "--bids",
            dataset.path(),
            "--out",
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static int staged(Path out) {
    File[] notes =
        out.resolve("_inion/staging")
            .toFile()
            .listFiles((dir, name) -> name.endsWith(".json") && !name.startsWith("."));
    return notes == null ? 0 : notes.length;
  }
}
