package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inion.train.Trainer.Outcome;
import org.inion.train.record.EpochRecord;
import org.inion.train.record.MetricsCsv;
import org.inion.train.record.RunHistory;
import org.inion.train.record.RunRecord;
import org.inion.train.record.Safetensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  @TempDir static Path windows;
  @TempDir Path out;

  @BeforeAll
  static void write() throws IOException {
    LearnableWindows.in(windows).write();
  }

  @Test
  void learnsWhatTheSignalShowsAndLeavesEveryFile() throws IOException {
    TrainPlan plan =
        TestRuns.plan(
            "age",
            "train.epochs=25",
            "train.validate.patience=0",
            "train.validate.keep-every=10",
            "train.batch=8");
    Outcome outcome = TestRuns.run(plan, windows, out);
    RunHistory history = outcome.record().history();
    assertThat(history.epochs()).hasSize(25);
    assertThat(history.last().orElseThrow().trainLoss())
        .isLessThan(history.epochs().get(0).trainLoss() / 3);
    double r = outcome.test().orElseThrow().scores(plan.task()).get("subject.pearson_r");
    assertThat(r).isGreaterThan(0.9);
    readsEveryFile(outcome);
  }

  private void readsEveryFile(Outcome outcome) throws IOException {
    RunHistory stored = MetricsCsv.read(out.resolve("metrics.csv"));
    assertThat(stored).isEqualTo(outcome.record().history());
    RunRecord record = RunRecord.read(out.resolve("run.json"), stored);
    assertThat(record.toJson()).isEqualTo(outcome.record().toJson());
    JsonNode json = new ObjectMapper().readTree(out.resolve("run.json").toFile());
    assertThat(json.path("status").asText()).isEqualTo("done");
    assertThat(json.path("simulated").asBoolean()).isTrue();
    assertThat(json.path("training").path("windows").asInt()).isEqualTo(60);
    assertThat(json.path("validation").path("subjects").asInt()).isEqualTo(3);
    assertThat(json.path("parameters").asLong()).isPositive();
    assertThat(json.path("best_scores").has("subject.pearson_r")).isTrue();
    int best = stored.best().orElseThrow().epoch();
    Safetensors bestModel = Safetensors.read(out.resolve("best.safetensors"));
    assertThat(bestModel.text("epoch")).isEqualTo(Integer.toString(best));
    assertThat(Safetensors.read(out.resolve("last.safetensors")).text("epoch")).isEqualTo("25");
    assertThat(Safetensors.read(out.resolve("epoch-10.safetensors")).arrays().keySet())
        .isEqualTo(bestModel.arrays().keySet());
    assertThat(out.resolve("epoch-20.safetensors")).exists();
    assertThat(out.resolve("optimizer.safetensors")).exists();
    assertThat(out.resolve("network.py")).content().contains("class Network");
    assertThat(out.resolve("config.conf")).content().contains("keep-every");
    assertThat(Files.readString(out.resolve("contract.json")))
        .isEqualTo(Files.readString(windows.resolve("_inion/contract.json")));
    assertThat(out.resolve("report.html")).content().contains("<svg", "subject.pearson_r");
    try (Stream<Path> files = Files.list(out);
        Stream<Path> pictures = Files.list(out.resolve("pictures"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).filteredOn(name -> name.startsWith("events.out.tfevents.")).hasSize(1);
      assertThat(names).noneMatch(name -> name.endsWith(".draft"));
      assertThat(pictures).isNotEmpty().allMatch(file -> file.toString().endsWith(".svg"));
    }
  }

  @Test
  void predictionsAreThoseOfTheSidesWindows() throws IOException {
    Outcome outcome = TestRuns.run(TestRuns.plan("age", "train.epochs=1"), windows, out);
    Predictions validation = outcome.last();
    assertThat(validation.subjects()).hasSize(18);
    for (int i = 0; i < 18; i++) {
      int subject = Integer.parseInt(validation.subjects().get(i).subject());
      assertThat(validation.labels()[i]).isEqualTo(LearnableWindows.age(subject));
      assertThat(LearnableWindows.split(subject)).isEqualTo("validation");
    }
    assertThat(outcome.test().orElseThrow().bySubject().subjects())
        .extracting(subject -> LearnableWindows.split(Integer.parseInt(subject.subject())))
        .containsExactly("test", "test", "test");
  }

  @Test
  void learnsClassesAndSeveralTargetsAtOnce() throws IOException {
    TrainPlan plan =
        TestRuns.plan(
            "sex",
            "train.also={ age_years = 0.3 }",
            "train.epochs=30",
            "train.validate.patience=0",
            "train.batch=8");
    Outcome outcome = TestRuns.run(plan, windows, out);
    assertThat(outcome.record().facts().targets()).hasSize(2);
    assertThat(outcome.best().scores(plan.task()).get("subject.balanced_accuracy")).isEqualTo(1);
    assertThat(DoubleStream.of(outcome.best().predictions())).allMatch(p -> p >= 0 && p <= 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plateau", "cosine"})
  void onlyAPlateauLowersTheRateWhenNothingGetsBetter(String schedule) throws IOException {
    // A rate at which nothing moves: the score stays as it was after the first epoch.
    String[] keys = {
      "train.rate.schedule=" + schedule,
      "train.rate.peak=1e-30",
      "train.rate.warm-up=0 %",
      "train.rate.floor=100 %",
      "train.epochs=5",
      "model.name=transformer"
    };
    String[] plateau = {"train.rate.patience=1", "train.rate.floor=10 %"};
    String[] all =
        schedule.equals("plateau")
            ? Stream.concat(Stream.of(keys).filter(k -> !k.contains("floor")), Stream.of(plateau))
                .toArray(String[]::new)
            : keys;
    List<Double> rates =
        TestRuns.run(TestRuns.plan("age", all), windows, out).record().history().epochs().stream()
            .map(EpochRecord::learningRate)
            .toList();
    double[] shares =
        schedule.equals("plateau")
            ? new double[] {1, 1, 0.5, 0.25, 0.125}
            : new double[] {1, 1, 1, 1, 1};
    IntStream.range(0, 5)
        .forEach(i -> assertThat(rates.get(i) / 1e-30).isCloseTo(shares[i], within(1e-9)));
  }

  @Test
  void endsWhenNothingGetsBetterForLong() throws IOException {
    TestRuns.Notes notes = new TestRuns.Notes();
    TrainPlan plan =
        TestRuns.plan(
            "age",
            "train.rate.peak=1e-30",
            "train.validate.patience=2",
            "model.name=transformer",
            "train.epochs=9");
    Outcome outcome = TestRuns.run(plan, windows, out, Trainer.Start.NEW, notes);
    assertThat(outcome.record().history().epochs()).hasSize(3);
    assertThat(outcome.record().status()).isEqualTo(RunRecord.Status.DONE);
    assertThat(notes.lines).contains("No better score for 2 epochs.");
  }
}
