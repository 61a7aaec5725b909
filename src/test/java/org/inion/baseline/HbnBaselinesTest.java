package org.inion.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inion.HbnText;
import org.inion.config.Settings;
import org.inion.file.LocalFiles;
import org.inion.metric.Bootstrap;
import org.inion.task.Tasks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baselines of four real releases, against scikit-learn over an independent list of trials. */
class HbnBaselinesTest {
  @TempDir static Path folder;
  private static List<String> roots;
  private static JsonNode expected;

  @BeforeAll
  static void unpack() throws IOException {
    roots = new ArrayList<>();
    for (String dataset : List.of("ds005505", "ds005506", "ds005507", "ds005508")) {
      roots.add(HbnText.unpackTrials(dataset, folder).toString());
    }
    try (InputStream json = HbnBaselinesTest.class.getResourceAsStream("hbn_baselines.json")) {
      expected = new ObjectMapper().readTree(json);
    }
  }

  private static BaselineReport report(String task, int resamples) throws IOException {
    Settings settings = Tasks.lay(Tasks.layers(), "--task", task).resolve();
    return new Baselines(new Bootstrap(resamples, 1, 0.95)).of(settings, new LocalFiles(), roots);
  }

  @ParameterizedTest
  @ValueSource(strings = {"response-time", "externalizing", "age", "sex"})
  void everyScoreIsThatOfScikitLearn(String task) throws IOException {
    BaselineReport report = report(task, 0);
    JsonNode known = expected.get(task);
    int compared = 0;
    for (BaselineReport.Scored one : report.scores()) {
      JsonNode there = known.get(one.baseline()).get(one.group());
      assertThat(one.rows()).isEqualTo(there.get("rows").asInt());
      assertThat(one.subjects()).isEqualTo(there.get("subjects").asInt());
      for (BaselineReport.Score score : one.metrics()) {
        if (there.hasNonNull(score.metric())) {
          assertThat(score.value())
              .as("%s %s %s", one.baseline(), one.group(), score.metric())
              .isCloseTo(there.get(score.metric()).asDouble(), within(1e-9));
          compared++;
        } else if (there.has(score.metric())) {
          assertThat(score.value()).isNaN();
        }
      }
    }
    assertThat(report.scores()).hasSize(known.size() * 5);
    assertThat(compared).isGreaterThanOrEqualTo(known.size() * 5 * 2);
  }

  @Test
  void intervalsAreOverSubjects() throws IOException {
    BaselineReport report = report("externalizing", 200);
    assertThat(report.scores())
        .allSatisfy(
            one -> {
              BaselineReport.Score nrmse = one.metrics().get(0);
              assertThat(nrmse.value())
                  .isBetween(nrmse.interval().low() - 0.01, nrmse.interval().high() + 0.01);
              assertThat(nrmse.interval().resamples()).isEqualTo(200);
            });
  }

  @Test
  void participantsWithoutTheFactorAreCounted() throws IOException {
    assertThat(report("externalizing", 0).excluded()).containsEntry("no-label", 17);
  }
}
