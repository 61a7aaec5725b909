package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.inion.TestSpark;
import org.inion.train.LearnableWindows;
import org.inion.train.record.Safetensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a run to a model to predictions, by the commands. */
class ExportJobTest {
  @TempDir private static Path folder;
  private static Path windows;
  private static Path run;

  @BeforeAll
  static void trainOnce() throws IOException {
    windows = LearnableWindows.in(folder.resolve("windows")).write();
    run = train("run", "age", "--test");
  }

  @Test
  void predictsWhatTrainingSawOfTheTestSide() throws IOException {
    JobCall call = predict("predicted", List.of("--model", run.toString()), "predict.sides=[test]");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.json().path("windows").asInt()).isEqualTo(18);
    Map<String, List<Double>> seen = bySubject(run.resolve("test.csv"));
    Map<String, List<Double>> predicted = new TreeMap<>();
    for (Row row : TestSpark.session().read().parquet(folder + "/predicted").collectAsList()) {
      predicted
          .computeIfAbsent(row.getAs("subject_id"), id -> new ArrayList<>())
          .add(row.getAs("prediction"));
    }
    assertThat(predicted.keySet()).isEqualTo(seen.keySet());
    seen.forEach(
        (subject, values) -> {
          for (int i = 0; i < values.size(); i++) {
            assertThat(predicted.get(subject).get(i)).isCloseTo(values.get(i), within(1e-5));
          }
        });
    JobCall scores = JobCall.of("evaluate", "--predictions", folder + "/predicted", "--json");
    assertThat(scores.exit()).as(scores.err()).isZero();
  }

  @Test
  void anExportedModelPredictsTheSameAndItsCardSaysWhatItIs() throws IOException {
    Path model = folder.resolve("model");
    JsonNode line =
        JobCall.of("export", "--model", run.toString(), "--out", model.toString(), "--json").json();
    assertThat(line.path("members").asInt()).isEqualTo(1);
    JobCall byRun = predict("by-run", List.of("--model", run.toString()));
    JobCall byModel = predict("by-model", List.of("--model", model.resolve("model.pt").toString()));
    assertThat(byModel.json().path("model").asText()).isEqualTo(line.path("fingerprint").asText());
    assertThat(byRun.json().path("model")).isEqualTo(byModel.json().path("model"));
    assertThat(predictions("by-run")).isEqualTo(predictions("by-model"));
    String card = Files.readString(model.resolve("README.md"));
    assertThat(card)
        .contains("**Simulated", "10 subjects", "`eegnet`", "[B, 4, 64]", "Fz Cz Pz Oz", "| mae |")
        .contains(line.path("fingerprint").asText());
    assertThat(Safetensors.read(model.resolve("model.safetensors")).arrays().keySet())
        .isEqualTo(Safetensors.read(run.resolve("best.safetensors")).arrays().keySet());
  }

  @Test
  void allFoldsAreOneModelWhichIsTheirMean() throws IOException {
    Path folds = train("folds", "age", "--folds", "2");
    assertThat(Files.readString(folds.resolve("validation.csv")).lines()).hasSize(1 + 13 * 6);
    predict("together", List.of("--model", folds.toString()));
    // A fold's folder by itself is predicted by its best epoch: make that the last one.
    for (String fold : List.of("fold-0-seed-1", "fold-1-seed-1")) {
      Files.deleteIfExists(folds.resolve(fold).resolve("best.safetensors"));
      predict(fold, List.of("--model", folds.resolve(fold).toString()));
    }
    List<Double> first = predictions("fold-0-seed-1");
    List<Double> second = predictions("fold-1-seed-1");
    List<Double> both = predictions("together");
    for (int i = 0; i < both.size(); i++) {
      assertThat(both.get(i)).isCloseTo((first.get(i) + second.get(i)) / 2, within(1e-4));
    }
  }

  @Test
  void shrinkingKeepsTheOrderAndComesNearTheMeanOfTheTrainingSubjects() throws IOException {
    predict("as-it-is", List.of("--model", run.toString()));
    JobCall call = predict("shrunk", List.of("--model", run.toString()), "export.shrink=window");
    assertThat(call.exit()).as(call.err()).isZero();
    double mean = meanAge();
    List<Double> before = predictions("as-it-is");
    List<Double> after = predictions("shrunk");
    for (int i = 0; i < before.size(); i++) {
      assertThat(Math.abs(after.get(i) - mean))
          .isLessThanOrEqualTo(Math.abs(before.get(i) - mean) + 1e-4);
    }
  }

  @Test
  void whatCannotBeOneModelIsRefusedWithTheReason() throws IOException {
    Path sex = train("sex", "sex");
    String out = folder.resolve("no").toString();
    assertThat(
            JobCall.of("export", "--model", run.toString(), "--model", sex.toString(), "--out", out)
                .errors())
        .singleElement()
        .asString()
        .contains("target", run.toString(), sex.toString());
    assertThat(JobCall.of("export", "--model", windows.toString(), "--out", out).errors())
        .singleElement()
        .asString()
        .contains("run.json");
    assertThat(
            JobCall.of(
                    "export",
                    "--model",
                    run.toString(),
                    "--out",
                    out,
                    "--set",
                    "export.weights=[1,2]")
                .errors())
        .singleElement()
        .asString()
        .contains("export.weights", "1 networks", "2");
    assertThat(
            JobCall.of(
                    "export", "--model", run.toString(), "--out", out, "--set", "export.views=[up]")
                .errors())
        .singleElement()
        .asString()
        .contains("export.views", "up");
    assertThat(predict("none", List.of("--model", folder + "/nowhere.pt")).errors())
        .singleElement()
        .asString()
        .contains("nowhere.pt");
  }

  private double meanAge() throws IOException {
    return Double.parseDouble(
        Safetensors.read(run.resolve("best.safetensors")).text("target.age_years.training_mean"));
  }

  private static Path train(String name, String task, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "train",
                "--windows",
                windows.toString(),
                "--task",
                task,
                "--out",
                folder.resolve(name).toString(),
                "--model",
                "eegnet",
                "--epochs",
                "3"));
    for (String key :
        List.of(
            "model.eegnet.kernel=16",
            "task.recordings=[]",
            "task.crop.length=640 ms",
            "train.batch=16",
            "train.rate.peak=0.01")) {
      words.addAll(List.of("--set", key));
    }
    words.addAll(List.of(more));
    JobCall call = JobCall.of(words.toArray(String[]::new));
    assertThat(call.exit()).as(call.err()).isZero();
    return folder.resolve(name);
  }

  private JobCall predict(String out, List<String> models, String... keys) {
    List<String> words =
        new ArrayList<>(
            List.of("predict", "--windows", windows.toString(), "--out", folder + "/" + out));
    words.addAll(models);
    List.of(keys).forEach(key -> words.addAll(List.of("--set", key)));
    words.add("--json");
    return JobCall.of(words.toArray(String[]::new));
  }

  private List<Double> predictions(String out) {
    return TestSpark.session().read().parquet(folder + "/" + out).collectAsList().stream()
        .map(row -> row.<Double>getAs("prediction"))
        .toList();
  }

  private static Map<String, List<Double>> bySubject(Path csv) throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .collect(
            Collectors.groupingBy(
                cells -> cells.get(1),
                TreeMap::new,
                Collectors.mapping(
                    cells -> Double.parseDouble(cells.get(3)), Collectors.toList())));
  }
}
