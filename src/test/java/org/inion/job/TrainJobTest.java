package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inion.train.LearnableWindows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainJobTest {
  @TempDir static Path windows;
  @TempDir Path folder;

  @BeforeAll
  static void write() throws IOException {
    LearnableWindows.in(windows).write();
  }

  private JobCall train(String out, String... more) {
    List<String> all = new ArrayList<>(List.of("train", "--windows", windows.toString()));
    all.addAll(List.of("--task", "age", "--model", "eegnet", "--device", "cpu"));
    all.addAll(List.of("--out", folder.resolve(out).toString()));
    for (String key :
        List.of(
            "task.recordings=[]",
            "task.crop.length=640 ms",
            "model.eegnet.kernel=16",
            "train.batch=16",
            "train.rate.peak=0.01")) {
      all.addAll(List.of("--set", key));
    }
    all.addAll(List.of(more));
    return JobCall.of(all.toArray(String[]::new));
  }

  @Test
  void trainsAndSaysWhatItCameTo() throws IOException {
    JobCall call = train("run", "--epochs", "3", "--seed", "4", "--test", "--json");
    assertThat(call.exit()).as(call.err()).isEqualTo(ExitCodes.GOOD);
    JsonNode line = call.json();
    assertThat(line.path("task").asText()).isEqualTo("age");
    assertThat(line.path("network").asText()).isEqualTo("eegnet");
    assertThat(line.path("status").asText()).isEqualTo("done");
    assertThat(line.path("epochs").asInt()).isEqualTo(3);
    assertThat(line.path("best_epoch").asInt()).isBetween(1, 3);
    assertThat(line.path("subject.pearson_r").isNumber()).isTrue();
    assertThat(line.path("test.subject.mae").asDouble()).isPositive();
    assertThat(line.path("windows_per_s").asDouble()).isPositive();
    assertThat(line.path("wait_share").asDouble()).isBetween(0.0, 1.0);
    assertThat(call.out().lines()).hasSize(1);
    assertThat(call.err()).contains("epoch 1/3  loss ", "epoch 3/3", "subject.pearson_r");
    assertThat(folder.resolve("run/config.conf")).content().contains("seed").contains("eegnet");
    assertThat(folder.resolve("run/run.json")).content().contains("\"--seed\"", "\"libtorch\"");
  }

  @Test
  void showsPeopleATable() {
    JobCall call = train("run", "--epochs", "1");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out())
        .contains("eegnet, ", " parameters", "best epoch", "subject.pearson_r", "report.html")
        .doesNotContain("test subject");
  }

  @Test
  void resumesAndRefusesToWriteOver() throws IOException {
    assertThat(train("run", "--epochs", "2", "--json").exit()).isZero();
    byte[] last = Files.readAllBytes(folder.resolve("run/last.safetensors"));
    JobCall again = train("run", "--epochs", "2");
    assertThat(again.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(again.errors())
        .singleElement()
        .asString()
        .contains("--out must be a new folder, but holds a run. Go on with it by --resume");
    JobCall resumed = train("run", "--epochs", "2", "--resume", "--json");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.json().path("epochs").asInt()).isEqualTo(2);
    JobCall longer = train("run", "--epochs", "3", "--resume");
    assertThat(longer.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(longer.errors())
        .singleElement()
        .asString()
        .contains("Cannot go on", "train.epochs was 2 and is 3");
    assertThat(folder.resolve("run/last.safetensors")).hasBinaryContent(last);
  }

  @Test
  void crossValidatesAndResumesThat() throws IOException {
    JobCall call = train("folds", "--epochs", "1", "--folds", "3", "--json");
    assertThat(call.exit()).as(call.err()).isZero();
    JsonNode line = call.json();
    assertThat(line.path("runs").asInt()).isEqualTo(3);
    assertThat(line.path("table").path("folds").size()).isEqualTo(3);
    assertThat(line.path("subject.mae").asDouble())
        .isBetween(
            line.path("subject.mae.low").asDouble(), line.path("subject.mae.high").asDouble());
    assertThat(line.path("test.subject.mae").asDouble()).isPositive();
    assertThat(call.err()).contains("Fold 1 of 3", "Fold 3 of 3");
    JobCall again = train("folds", "--epochs", "1", "--folds", "3", "--json");
    assertThat(again.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(again.errors()).singleElement().asString().contains("--resume");
    JobCall resumed = train("folds", "--epochs", "1", "--folds", "3", "--resume");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("All runs together on the test side", "report.html");
    assertThat(resumed.err()).doesNotContain("epoch 1/1");
  }

  @Test
  void tellsWhatIsWrongInALine() {
    assertThat(train("run", "--folds", "1").errors())
        .containsExactly(
            "Cannot train: --folds must be at least 2 and --seeds at least 1 and with --folds, but they were 1 and 1.");
    assertThat(train("run", "--seeds", "2").errors())
        .singleElement()
        .asString()
        .contains("--seeds");
    assertThat(train("run", "--resume").errors())
        .singleElement()
        .asString()
        .contains("Cannot resume: the folder must hold a run with a checkpoint");
    assertThat(train("run", "--folds", "99").errors())
        .singleElement()
        .asString()
        .contains("at most the subjects outside of the test side, 13, but were 99");
    JobCall wrong = train("run", "--set", "train.epoch=3", "--set", "train.loss=l3");
    assertThat(wrong.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(wrong.errors()).hasSize(2).anyMatch(line -> line.contains("train.epochs"));
    JobCall none = JobCall.of("train", "--windows", windows.toString(), "--out", "x");
    assertThat(none.errors())
        .containsExactly("Cannot train: there is no task. Name one with --task.");
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
