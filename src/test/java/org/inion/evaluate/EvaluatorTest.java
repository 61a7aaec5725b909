package org.inion.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.file.LocalFiles;
import org.inion.metric.Aggregate;
import org.inion.metric.Bootstrap;
import org.inion.metric.MeanAbsoluteError;
import org.inion.metric.Metric;
import org.inion.table.PredictionContract;
import org.inion.table.PredictionContract.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
  private static final List<Level> BOTH = List.of(Level.WINDOW, Level.SUBJECT);

  @TempDir private Path folder;

  @Test
  void scoresWindowsAndSubjects() throws IOException {
    Evaluation evaluation = numbers(Aggregate.MEAN);
    // Windows: errors 1, 3, 2, 6. Subjects: a 10 for 8, b 14 for 18.
    assertThat(mae(evaluation.overall(Level.WINDOW))).isEqualTo(3);
    assertThat(mae(evaluation.overall(Level.SUBJECT))).isEqualTo(3);
    assertThat(evaluation.overall(Level.SUBJECT).score("rmse").value())
        .isEqualTo(Math.sqrt((4 + 16) / 2.0), within(1e-14));
    assertThat(evaluation.overall(Level.SUBJECT))
        .returns(2, GroupScores::subjects)
        .returns(4, GroupScores::windows);
  }

  @Test
  void groupsByReleaseTaskAgeBandAndSexInAReadableOrder() throws IOException {
    Evaluation evaluation = numbers(Aggregate.MEAN);
    assertThat(evaluation.groups().stream().filter(g -> g.level() == Level.WINDOW))
        .extracting(group -> group.grouping() + " " + group.group() + " " + group.windows())
        .containsExactly(
            "overall all 4",
            "release R2 2",
            "release R10 2",
            "task rest 4",
            "age_band 8-11 2",
            "age_band unknown 2",
            "sex F 2",
            "sex M 2");
    assertThat(mae(group(evaluation, "R2"))).isEqualTo(2);
    assertThat(mae(group(evaluation, "R10"))).isEqualTo(4);
  }

  @Test
  void takesTheMedianWhereAskedTo() throws IOException {
    new PredictionFolder()
        .add("a", 5.0, 5)
        .add("a", 5.0, 5)
        .add("a", 5.0, 50)
        .write(folder, PredictionFolder.numbers(Origin.RECORDED));
    assertThat(mae(evaluate(settings(BOTH, Aggregate.MEDIAN)).overall(Level.SUBJECT))).isZero();
    assertThat(mae(evaluate(settings(BOTH, Aggregate.MEAN)).overall(Level.SUBJECT))).isEqualTo(15);
  }

  @Test
  void theMetricsOfTheTaskComeFirst() throws IOException {
    assertThat(numbers(Aggregate.MEAN).metrics())
        .extracting(Metric::name)
        .containsExactly("pearson_r", "nrmse", "rmse", "mae", "spearman_r", "r2");
  }

  @Test
  void refusesMetricsThatAreNotThereOrDoNotFit() throws IOException {
    numbers(Aggregate.MEAN);
    EvaluationSettings settings =
        new EvaluationSettings(
            BOTH,
            Aggregate.MEAN,
            List.of("auroc", "rmsle"),
            new Bootstrap(0, 1, 0.95),
            AgeBands.DEFAULT);
    assertThatThrownBy(() -> evaluate(settings))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("Cannot use the metric auroc: predictions must be probabilities")
        .hasMessageContaining("No metric \"rmsle\"");
  }

  @Test
  void classesThatChangeWithinASubjectHaveNoSubjectLevel() throws IOException {
    new PredictionFolder()
        .add("a", 0.0, 0.2)
        .add("a", 1.0, 0.7)
        .add("b", 1.0, 0.6)
        .write(folder, PredictionFolder.classes());
    Evaluation evaluation = evaluate(settings(BOTH, Aggregate.MEAN));
    assertThat(evaluation.levels()).containsExactly(Level.WINDOW);
    assertThat(evaluation.notes()).anyMatch(note -> note.startsWith("1 subjects have windows of"));
    assertThatThrownBy(() -> evaluate(settings(List.of(Level.SUBJECT), Aggregate.MEAN)))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("all windows of a subject must have one class");
  }

  @Test
  void jsonIsFlatAndSaysWhatIsSimulated() throws IOException {
    numbers(Aggregate.MEAN);
    JsonNode json = EvaluationJson.of(evaluate(settings(BOTH, Aggregate.MEAN)));
    assertThat(json.get("simulated").asBoolean()).isTrue();
    assertThat(json.get("window_mae").asDouble()).isEqualTo(3);
    assertThat(json.get("subject_mae").asDouble()).isEqualTo(3);
    JsonNode first = json.get("scores").get(0);
    assertThat(first.get("grouping").asText()).isEqualTo("overall");
    assertThat(first.get("mae_low").isNumber()).isTrue();
    // One subject a release: its labels are constant over subjects, and no interval.
    JsonNode release = json.get("scores").get(9);
    assertThat(release.get("group").asText()).isEqualTo("R2");
    assertThat(release.get("level").asText()).isEqualTo("subject");
    assertThat(release.get("nrmse").isNull()).isTrue();
    assertThat(release.get("mae_low").isNull()).isTrue();
    json.get("scores").forEach(row -> row.forEach(cell -> assertThat(cell.isValueNode()).isTrue()));
  }

  @Test
  void csvHasTheNamesOfJsonAndAnEmptyCellWhereAScoreIsNotDefined() throws IOException {
    List<String> lines = EvaluationJson.csv(numbers(Aggregate.MEAN)).lines().toList();
    assertThat(lines.get(0))
        .startsWith("simulated,level,grouping,group,subjects,windows,pearson_r,pearson_r_low");
    assertThat(lines).hasSize(17);
    assertThat(lines.get(10)).startsWith("true,subject,release,R2,1,2,,,");
  }

  @Test
  void thePageHoldsItsPicturesAndWarnsOfSimulatedRecordings() throws IOException {
    Map<String, String> files = EvaluationFiles.of(numbers(Aggregate.MEAN));
    assertThat(files)
        .containsKeys(
            "scores.json",
            "scores.csv",
            "report.html",
            "pictures/scatter-window.svg",
            "pictures/scatter-subject.svg",
            "pictures/error-by-age-window.svg",
            "pictures/groups-window.svg");
    String page = files.get("report.html");
    assertThat(page)
        .contains("class=\"warning\">The recordings are simulated")
        .contains(files.get("pictures/scatter-window.svg"))
        .doesNotContain("src=", "href=", "<script");
    assertThat(files.get("pictures/groups-window.svg")).contains("(simulated)");
  }

  @Test
  void classesHaveARocCurveAndACalibration() throws IOException {
    new PredictionFolder()
        .add("a", 0.0, 0.2)
        .add("b", 1.0, 0.7)
        .add("c<", 1.0, 0.6)
        .write(folder, PredictionFolder.classes());
    assertThat(EvaluationFiles.of(evaluate(settings(BOTH, Aggregate.MEAN))))
        .containsKeys("pictures/roc-window.svg", "pictures/reliability-subject.svg")
        .doesNotContainKey("pictures/scatter-window.svg");
  }

  @Test
  void theChallengeIsWeighedThirtyToSeventy() throws IOException {
    Evaluation times = challenge("response_time_seconds");
    Evaluation scores = challenge("externalizing");
    Map<String, Double> figures = ChallengeEvaluation.of(times, scores).figures();
    double one = times.overall(Level.WINDOW).score("nrmse").value();
    double two = scores.overall(Level.WINDOW).score("nrmse").value();
    assertThat(figures.get("overall")).isEqualTo(0.3 * one + 0.7 * two);
    assertThatThrownBy(() -> ChallengeEvaluation.of(scores, times))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("the target must be response_time_seconds, but was externalizing")
        .hasMessageContaining("the target must be externalizing, but was response_time_seconds");
  }

  private Evaluation challenge(String target) throws IOException {
    Path own = folder.resolve(target);
    new PredictionFolder()
        .add("a", 1.0, 1.5 + target.length() / 100.0)
        .add("b", 2.0, 1.6)
        .write(
            own,
            PredictionContract.of(
                target, target, "", List.of(), List.of("nrmse"), "m", Origin.RECORDED));
    return evaluate(own, settings(BOTH, Aggregate.MEAN));
  }

  private Evaluation numbers(Aggregate aggregate) throws IOException {
    new PredictionFolder()
        .add("a", 8.0, 9, "R2", 8.0, "F")
        .add("a", 8.0, 11, "R2", 8.0, "F")
        .add("b", 18.0, 16, "R10", null, "M")
        .add("b", 18.0, 12, "R10", null, "M")
        .write(folder, PredictionFolder.numbers(Origin.SIMULATED));
    return evaluate(settings(BOTH, aggregate));
  }

  private static EvaluationSettings settings(List<Level> levels, Aggregate aggregate) {
    return new EvaluationSettings(
        levels, aggregate, List.of(), new Bootstrap(50, 1, 0.95), AgeBands.DEFAULT);
  }

  private Evaluation evaluate(EvaluationSettings settings) throws IOException {
    return evaluate(folder, settings);
  }

  private static Evaluation evaluate(Path path, EvaluationSettings settings) throws IOException {
    PredictionReader reader = new PredictionReader(new LocalFiles(), List.of());
    return new Evaluator(settings).evaluate(reader.read(List.of(path.toString())));
  }

  private static GroupScores group(Evaluation evaluation, String name) {
    return evaluation.groups().stream()
        .filter(group -> group.group().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double mae(GroupScores group) {
    return group.score(new MeanAbsoluteError().name()).value();
  }
}
