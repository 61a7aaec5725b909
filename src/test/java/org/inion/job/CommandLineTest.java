package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inion.TableRows;
import org.inion.TinyDataset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir static Path folder;
  private static TinyDataset dataset;

  @BeforeAll
  static void write() throws IOException {
    dataset = TinyDataset.of(folder.resolve("ds"), 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"preprocess", "inspect", "split"})
  void helpSaysWhatTheExitCodesMean(String job) {
    JobCall call = JobCall.of(job, "--help");
    assertThat(call.exit()).isZero();
    assertThat(call.out()).contains("Usage: jobs/" + job).contains("Exit code:");
    assertThat(call.err()).isEmpty();
  }

  @Test
  void theProgramsOwnHelpNamesTheJobs() {
    JobCall call = JobCall.of("--help");
    assertThat(call.exit()).isZero();
    assertThat(call.out()).contains("preprocess", "inspect", "split");
  }

  @Test
  void anUnknownOptionIsOneLineAndExitCodeOne() {
    JobCall call = JobCall.of("preprocess", "--bidz", "x", "--out", "y");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.errors().get(0))
        .contains("--bidz")
        .contains("Did you mean --bids")
        .endsWith("See jobs/preprocess --help.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "inspect", "preproces", "preprocess --partitions many", "preprocess --out"})
  void whatCannotBeReadIsOneLineAndExitCodeOne(String line) {
    JobCall call = JobCall.of(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.out()).isEmpty();
  }

  @Test
  void everyProblemIsToldAtOnce() {
    JobCall call =
        JobCall.of(
            "preprocess",
            "--bids",
            dataset.path(),
            "--dataset",
            "a",
            "--dataset",
            "b",
            "--partitions",
            "-1",
            "--preset",
            "fast",
            "--set",
            "window.lenght=2 s",
            "--set",
            "window.stride=2",
            "--set",
            "window.length=333 ms",
            "--set",
            "filter.high-pass=off",
            "--set",
            "output.encoding=int16",
            "--set",
            "split.train=90 %",
            "--config",
            "no/such.conf");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(String.join("\n", call.errors()))
        .contains("at most one name for each of the 1 datasets, but there are 2")
        .contains("--out must name the windows folder")
        .contains("[--partitions]")
        .contains("No preset \"fast\"; options: default, challenge, raw.")
        .contains("Unknown key \"window.lenght\"; did you mean \"window.length\"?")
        .contains("\"window.stride\": it must be a number with a unit")
        .contains("int16 without \"filter.high-pass\"")
        .contains("[no/such.conf]")
        .contains("split");
    assertThat(call.errors()).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
  }

  @Test
  void aWindowThatIsNoWholeNumberOfSamplesIsRefusedBeforeAnythingIsRead() {
    JobCall call =
        JobCall.of(
            "preprocess",
            "--bids",
            dataset.path(),
            "--out",
            folder.resolve("odd").toString(),
            "--set",
            "window.length=333 ms");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.errors().get(0)).contains("window.length").contains("0.333");
    assertThat(folder.resolve("odd")).doesNotExist();
  }

  @Test
  void aSplitThatDoesNotFitTheSubjectsIsToldBeforeTheWork() {
    for (String mode : new String[] {"--dry-run", "--fail-fast"}) {
      JobCall call =
          JobCall.of(
              "preprocess",
              "--bids",
              dataset.path(),
              "--out",
              folder.resolve("folds").toString(),
              mode,
              "--set",
              "split.rule=k-fold",
              "--set",
              "split.folds=4");
      assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
      assertThat(call.err().lines()).hasSize(1);
      assertThat(call.errors().get(0)).contains("at most the number of subjects, 3, but was 4");
      assertThat(folder.resolve("folds")).doesNotExist();
    }
  }

  @Test
  void clashingNamesOfColumnsAreRefused() {
    JobCall call =
        JobCall.of(
            "preprocess",
            "--bids",
            dataset.path(),
            "--out",
            folder.resolve("clash").toString(),
            "--set",
            "window.anchor.events=[x]",
            "--set",
            "labels.events={ Dataset { column = a, type = text }, sex { until = [y] } }");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(2);
    assertThat(call.errors())
        .allSatisfy(line -> assertThat(line).contains("each column must have a name of its own"));
  }

  @Test
  void aDryRunPrintsThePlanAndWritesNothing() throws IOException {
    Files.writeString(dataset.root().resolve("notes.txt"), "x");
    Files.createDirectories(dataset.root().resolve("derivatives/x"));
    Path out = folder.resolve("plan");
    JobCall call =
        JobCall.of("preprocess", "--bids", dataset.path(), "--out", out.toString(), "--dry-run");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out())
        .contains(dataset.id("01"))
        .contains("3 recordings, ")
        .contains("30.0 s, 15 windows expected")
        .contains("reserved-folder (1): derivatives");
    assertThat(out).doesNotExist();
    JobCall json =
        JobCall.of(
            "preprocess",
            "--bids",
            dataset.path(),
            "--out",
            out.toString(),
            "--dry-run",
            "--json",
            "--set",
            "window.length=4 s",
            "--set",
            "window.stride=2 s");
    JsonNode plan = json.json();
    assertThat(plan.get("recordings")).hasSize(3);
    for (JsonNode line : plan.get("recordings")) {
      assertThat(line.get("windows").asInt()).isEqualTo(4);
      assertThat(line.get("channels").asInt()).isEqualTo(3);
      assertThat(line.get("sample_rate_hz").asDouble()).isEqualTo(200);
      assertThat(line.get("bytes").asLong()).isEqualTo(Files.size(dataset.file("01", "eeg.edf")));
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void jsonIsTheLastLineAndAllThatStandardOutputHolds() throws IOException {
    String out = folder.resolve("json").toString();
    JobCall call = JobCall.of("preprocess", "--bids", dataset.path(), "--out", out, "--json");
    assertThat(call.out().lines()).hasSize(1);
    assertThat(call.json().get("windows").asInt()).isEqualTo(15);
    assertThat(call.json().at("/versions/spark").asText()).isEqualTo("3.5.7");
    JobCall inspect = JobCall.of("inspect", out, "--json");
    assertThat(inspect.exit()).isZero();
    for (String field :
        new String[] {
          "recordings",
          "subjects",
          "hours",
          "windows",
          "clean_share",
          "rejected",
          "channels",
          "sample_rate_hz",
          "samples"
        }) {
      assertThat(inspect.json().get(field)).as(field).isEqualTo(call.json().get(field));
      assertThat(inspect.json().get(field).isNumber()).as(field).isTrue();
    }
    assertThat(inspect.json().get("faults")).isEmpty();
    JobCall split =
        JobCall.of("split", out, "--json", "--set", "split.rule=k-fold", "--set", "split.folds=3");
    assertThat(split.exit()).as(split.err()).isZero();
    assertThat(split.json().at("/split/none").asInt()).isEqualTo(3);
    assertThat(JobCall.of("inspect", out, "--json").json().at("/split/none").asInt()).isEqualTo(3);
  }

  @Test
  void failFastStopsAtTheFirstRejectedRecording() throws IOException {
    TinyDataset broken = TinyDataset.of(folder.resolve("broken"), 3);
    broken.bytes("00", new byte[0]);
    Path out = folder.resolve("fast");
    JobCall call =
        JobCall.of("preprocess", "--bids", broken.path(), "--out", out.toString(), "--fail-fast");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.errors().get(0)).contains("sub-00_").contains("file must not be empty");
    assertThat(out.resolve("_inion/summary.json")).doesNotExist();
    JobCall patient = JobCall.of("preprocess", "--bids", broken.path(), "--out", out.toString());
    assertThat(patient.exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(TableRows.counts(out.toString())).hasSize(3);
  }
}
