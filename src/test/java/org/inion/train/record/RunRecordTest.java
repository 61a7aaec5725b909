package org.inion.train.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.inion.error.BadDataException;
import org.inion.evaluate.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
  private static final RunFacts FACTS = RunExamples.facts(RunExamples.AGE, Origin.SIMULATED);

  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() {
    Path file = folder.resolve("run.json");
    RunRecord run = RunExamples.run(FACTS, RunExamples.history(5));
    run.write(file);
    assertThat(RunRecord.read(file, run.history())).isEqualTo(run);
    RunRecord begun = RunRecord.begin(FACTS, RunExamples.START);
    begun.write(file);
    assertThat(RunRecord.read(file, RunHistory.EMPTY)).isEqualTo(begun);
  }

  @Test
  void saysHowItStands() throws IOException {
    RunRecord run = RunExamples.run(FACTS, RunExamples.history(10));
    JsonNode json = new ObjectMapper().readTree(run.toJson());
    assertThat(json.get("status").asText()).isEqualTo("done");
    assertThat(json.get("simulated").asBoolean()).isTrue();
    assertThat(json.get("best_epoch").asInt()).isEqualTo(7);
    assertThat(json.get("epochs").asInt()).isEqualTo(10);
    assertThat(json.get("decided_by").asText()).isEqualTo("subject.pearson_r");
    assertThat(json.at("/best_scores/subject.pearson_r").asDouble())
        .isEqualTo(run.history().best().orElseThrow().scores().get("subject.pearson_r"));
    assertThat(json.at("/memory_peaks_bytes/heap").asLong()).isEqualTo(300L << 20);
    assertThat(json.at("/config/model/dropout").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/validation/subjects").asInt()).isEqualTo(60);
    assertThat(json.get("wait_share").asDouble()).isBetween(0.0119, 0.0121);
    JsonNode begun =
        new ObjectMapper().readTree(RunRecord.begin(FACTS, RunExamples.START).toJson());
    assertThat(begun.get("status").asText()).isEqualTo("running");
    assertThat(begun.get("best_epoch").isNull()).isTrue();
    assertThat(begun.get("ended").isNull()).isTrue();
  }

  @Test
  void aRunThatGoesOnKeepsItsBeginning() {
    RunRecord stopped = RunExamples.run(FACTS, RunExamples.history(5));
    Instant later = RunExamples.START.plusSeconds(9000);
    RunRecord run = stopped.resume(FACTS, stopped.history().until(3), later);
    assertThat(run.status()).isEqualTo(RunRecord.Status.RUNNING);
    assertThat(run.times().started()).isEqualTo(RunExamples.START);
    assertThat(run.times().resumed()).containsExactly(later);
    assertThat(run.times().ended()).isEmpty();
    assertThat(run.history().last().orElseThrow().epoch()).isEqualTo(3);
  }

  @Test
  void refusesWhatNoRunWrote() throws IOException {
    Path file = folder.resolve("run.json");
    for (String text : List.of("", "{}", "{\"status\":\"done\"}", "no")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> RunRecord.read(file, RunHistory.EMPTY))
          .as(text)
          .isInstanceOf(BadDataException.class)
          .hasMessageStartingWith("[" + file + "] Cannot read the run")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
    String good = RunRecord.begin(FACTS, RunExamples.START).toJson();
    Files.writeString(file, good.replace("\"running\"", "\"asleep\""));
    assertThatThrownBy(() -> RunRecord.read(file, RunHistory.EMPTY)).hasMessageContaining("ASLEEP");
    Files.writeString(file, good.replace(RunExamples.START.toString(), "yesterday"));
    assertThatThrownBy(() -> RunRecord.read(file, RunHistory.EMPTY))
        .hasMessageContaining("yesterday");
  }

  @Test
  void theBestEpochIsTheLastThatWasBetter() {
    RunHistory history = RunExamples.history(10);
    assertThat(history.best().orElseThrow().epoch()).isEqualTo(7);
    assertThat(RunHistory.EMPTY.best()).isEmpty();
    assertThat(RunHistory.EMPTY.waitShare()).isZero();
    assertThatThrownBy(() -> history.with(history.epochs().get(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
