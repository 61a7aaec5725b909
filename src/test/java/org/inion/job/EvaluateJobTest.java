package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.inion.evaluate.PredictionFolder;
import org.inion.table.PredictionContract.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateJobTest {
  @TempDir private Path folder;
  private String path = "";

  @BeforeEach
  void writePredictions() throws IOException {
    path = folder.resolve("p").toString();
    PredictionFolder rows = new PredictionFolder();
    for (int i = 0; i < 40; i++) {
      double age = 6 + Math.floor(i / 2.0);
      rows.add("s" + i / 2, age, 7.0 + 0.4 * i + i % 3, "R" + i % 4 / 2, age, "M");
    }
    rows.add("s99", null, 3).write(Path.of(path), PredictionFolder.numbers(Origin.SIMULATED));
  }

  @Test
  void printsTheTableAndSaysWhatIsSimulatedAndLeftOut() {
    JobCall call = JobCall.of("evaluate", "--predictions", path, "--bootstrap", "50");
    assertThat(call.exit()).isZero();
    assertThat(call.out())
        .contains("40 windows of 20 subjects", "The recordings are simulated")
        .contains("1 rows without a label are left out")
        .contains("each a window", "each a subject", "age_band", ">=18", "release   R1");
  }

  @Test
  void endsStandardOutputWithJsonAndWritesTheReport() throws IOException {
    Path out = folder.resolve("scores");
    JobCall call = JobCall.of("evaluate", "--predictions", path, "--json", "--out", out.toString());
    assertThat(call.exit()).isZero();
    JsonNode json = call.json();
    assertThat(json.get("simulated").asBoolean()).isTrue();
    assertThat(json.get("window_nrmse_low").asDouble())
        .isLessThan(json.get("window_nrmse").asDouble());
    assertThat(out.resolve("report.html")).exists();
    assertThat(out.resolve("pictures/scatter-window.svg")).exists();
    assertThat(Files.readString(out.resolve("scores.csv"))).contains("window,overall,all,20,40");
  }

  @Test
  void theSeedFixesTheIntervals() throws IOException {
    String[] call = {"evaluate", "--predictions", path, "--json", "--bootstrap", "30", "--seed"};
    assertThat(low(call, "3")).isEqualTo(low(call, "3")).isNotEqualTo(low(call, "4"));
  }

  @Test
  void takesACsvOfClasses() throws IOException {
    Path csv = folder.resolve("mine.csv");
    Files.writeString(csv, "subject_id,label,prediction\na,0,0.2\nb,1,0.7\nc,1,0.4\n");
    String[] plain = {"evaluate", "--predictions", csv.toString()};
    assertThat(JobCall.of(plain).out()).contains("--classes scores classes");
    JobCall call =
        JobCall.of(
            "evaluate",
            "--predictions",
            csv.toString(),
            "--classes",
            "F,M",
            "--metric",
            "auroc",
            "--level",
            "subject",
            "--json");
    assertThat(call.json().get("subject_auroc").asDouble()).isEqualTo(1);
    assertThat(call.json().get("simulated").isNull()).isTrue();
  }

  @Test
  void weighsTheChallenge() throws IOException {
    Path csv = folder.resolve("c.csv");
    Files.writeString(csv, "subject_id,label,prediction\na,0,0.5\nb,1,0.5\n");
    JobCall call =
        JobCall.of("evaluate", "--challenge-1", csv.toString(), "--challenge-2", csv.toString());
    assertThat(call.exit()).isZero();
    assertThat(call.out()).contains("overall      1.000");
    JobCall half = JobCall.of("evaluate", "--challenge-1", csv.toString());
    assertThat(half.exit()).isEqualTo(1);
    assertThat(half.errors().get(0)).contains("give either --predictions, or --challenge-1 and");
  }

  @Test
  void saysEveryWrongOptionAtOnce() {
    JobCall call =
        JobCall.of(
            "evaluate",
            "--predictions",
            path,
            "--level",
            "trial",
            "--aggregate",
            "mode",
            "--age-bands",
            "9,3",
            "--bootstrap",
            "-1");
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.errors()).hasSize(4);
    assertThat(call.errors().get(0))
        .isEqualTo("[--level] No \"trial\"; options: window, subject, both.");
  }

  private static double low(String[] call, String seed) throws IOException {
    String[] all = Arrays.copyOf(call, call.length + 1);
    all[call.length] = seed;
    return JobCall.of(all).json().get("window_nrmse_low").asDouble();
  }
}
