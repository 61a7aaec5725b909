package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.inion.TableRows;
import org.inion.TestSpark;
import org.inion.TinyDataset;
import org.inion.ingest.FaultyFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The split made again: the windows stay, and no subject is lost. */
class SplitJobTest {
  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void preprocess() throws IOException {
    FaultyFileSystem.heal();
    TinyDataset dataset = TinyDataset.of(folder.resolve("ds"), 4);
    dataset.text(
        "participants.tsv",
        """
        participant_id\tage\tsex\tyear
        sub-01\t21\tF\t2011
        sub-02\t22\tM\t2011
        sub-03\t23\tF\t2012
        sub-04\t24\tM\tn/a
        """);
    out = folder.resolve("out");
    JobCall call = JobCall.of("preprocess", "--bids", dataset.path(), "--out", out.toString());
    assertThat(call.exit()).as(call.err()).isZero();
  }

  @AfterEach
  void heal() {
    FaultyFileSystem.heal();
  }

  private JobCall byYear(String path) {
    return JobCall.of(
        "split",
        path,
        "--json",
        "--set",
        "split.rule=column",
        "--set",
        "split.column=year",
        "--set",
        "split.values.train=[2011]",
        "--set",
        "split.values.test=[2012]");
  }

  private List<String> subjects() {
    TestSpark.session().catalog().clearCache();
    return TestSpark.session()
        .read()
        .parquet(out.resolve("_inion/subjects").toString())
        .orderBy("subject_id")
        .select("subject_id", "split", "age_years", "sex", "year")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  private static final List<String> BY_YEAR =
      List.of(
          "[01,train,21.0,F,2011.0]",
          "[02,train,22.0,M,2011.0]",
          "[03,test,23.0,F,2012.0]",
          "[04,none,24.0,M,null]");

  @Test
  void aColumnOfNumbersDividesTheSubjectsAndTheWindowsStay() throws IOException {
    List<String> windows = TableRows.of(out.toString());
    JobCall call = byYear(out.toString());
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.json().at("/split/train").asInt()).isEqualTo(2);
    assertThat(call.json().at("/split/test").asInt()).isEqualTo(1);
    assertThat(subjects()).isEqualTo(BY_YEAR);
    assertThat(TableRows.of(out.toString())).isEqualTo(windows);
    assertThat(byYear(out.toString()).json().get("moved").asInt()).isZero();
    assertThat(JobCall.of("inspect", out.toString()).exit()).isZero();
  }

  @Test
  void aRuleThatDoesNotFitLeavesTheSplitAsItWas() {
    List<String> before = subjects();
    JobCall call =
        JobCall.of(
            "split", out.toString(), "--set", "split.column=shoe", "--set", "split.rule=column");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.errors().get(0)).contains("\"shoe\"").contains("age_years").contains("sex");
    assertThat(subjects()).isEqualTo(before);
  }

  @Test
  void killedNowAndThenItLosesNoSubject() throws IOException {
    killAtEvery(4);
  }

  @Tag("slow")
  @Test
  void killedAnywhereItLosesNoSubject() throws IOException {
    killAtEvery(1);
  }

  private void killAtEvery(int step) throws IOException {
    for (int operation = 2; ; operation += step) {
      Path copy = copy("killed-" + operation);
      FaultyFileSystem.dieAt(operation);
      JobCall killed = byYear("faulty:" + copy);
      FaultyFileSystem.heal();
      JobCall again = byYear(copy.toString());
      if (again.exit() != 0) {
        // The summary alone may be missing then, and a run of preprocess writes it.
        assertThat(again.errors().get(0)).contains("Run jobs/preprocess");
        JobCall next =
            JobCall.of(
                "preprocess", "--bids", folder.resolve("ds").toString(), "--out", copy.toString());
        assertThat(next.exit()).as(next.err()).isZero();
        assertThat(byYear(copy.toString()).exit()).isZero();
      }
      out = copy;
      assertThat(subjects()).as("after operation " + operation).isEqualTo(BY_YEAR);
      out = folder.resolve("out");
      if (killed.exit() == 0) {
        return;
      }
    }
  }

  private Path copy(String name) throws IOException {
    Path to = folder.resolve(name);
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(out.relativize(file).toString()));
      }
    }
    return to;
  }
}
