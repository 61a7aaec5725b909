package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inion.HbnText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jobs/trials} and {@code jobs/baseline}, which read text alone. */
class TextJobsTest {
  @TempDir Path folder;

  private String release(String dataset) throws IOException {
    return HbnText.unpackTrials(dataset, folder).toString();
  }

  @Test
  void trialsAreWrittenAndCounted() throws IOException {
    Path out = folder.resolve("trials.csv");
    JobCall call =
        JobCall.of("trials", "--bids", release("ds005505"), "--out", out.toString(), "--json");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.json().get("trials").asInt()).isEqualTo(7316);
    assertThat(call.json().at("/releases/R1").asInt()).isEqualTo(7316);
    assertThat(call.json().at("/counts/stray events").asInt()).isEqualTo(205);
    assertThat(Files.readAllLines(out)).hasSize(7317);
  }

  @Test
  void aBrokenFileOfEventsIsRejectedInOneLine() throws IOException {
    String root = release("ds005505");
    Path broken =
        Path.of(
            root,
            "sub-NDARRF897HB5/eeg/sub-NDARRF897HB5_task-contrastChangeDetection_run-1_events.tsv");
    Files.writeString(broken, "no\ttime\n1\t2\n");
    String out = folder.resolve("trials.csv").toString();
    JobCall call = JobCall.of("trials", "--bids", root, "--out", out);
    assertThat(call.exit()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(call.rejected()).singleElement().asString().contains(broken.toString(), "\"onset\"");
  }

  @Test
  void bothTasksOfTheChallengeAreTheDefault() throws IOException {
    JobCall call =
        JobCall.of(
            "baseline",
            "--bids",
            release("ds005505"),
            "--bids",
            release("ds005506"),
            "--resamples",
            "20",
            "--json");
    assertThat(call.exit()).as(call.err()).isZero();
    JsonNode tasks = call.json().get("tasks");
    assertThat(tasks.findValuesAsText("task")).containsExactly("response-time", "externalizing");
    JsonNode first = tasks.at("/0/scores/0");
    assertThat(first.get("baseline").asText()).isEqualTo("mean");
    assertThat(first.get("release").asText()).isEqualTo("R1");
    assertThat(first.at("/nrmse/low").asDouble())
        .isLessThanOrEqualTo(first.at("/nrmse/high").asDouble());
    assertThat(first.at("/pearson_r/value").isNull()).isTrue();
    assertThat(call.json().at("/overall/mean").asDouble()).isBetween(1.0, 1.01);
  }

  @Test
  void whatCannotBeginIsOneLine() throws IOException {
    JobCall one = JobCall.of("baseline", "--bids", release("ds005505"), "--task", "age");
    assertThat(one.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(one.errors()).singleElement().asString().contains("at least 2 releases");
    JobCall none = JobCall.of("trials", "--bids", folder + "/gone", "--out", folder + "/t.csv");
    assertThat(none.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(none.errors()).singleElement().asString().contains("the folder must exist");
    for (String job : new String[] {"trials", "baseline"}) {
      JobCall unknown =
          job.equals("trials")
              ? JobCall.of(job, "--bids", "x", "--task", "wurst", "--out", folder + "/t.csv")
              : JobCall.of(job, "--bids", "x", "--task", "wurst");
      assertThat(unknown.errors())
          .singleElement()
          .asString()
          .contains("No task \"wurst\"; options: response-time");
    }
  }
}
