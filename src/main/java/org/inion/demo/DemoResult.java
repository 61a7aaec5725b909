package org.inion.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.inion.demo.StageLog.Done;
import org.inion.evaluate.EvaluationJson;
import org.inion.evaluate.ScoreText;
import org.inion.metric.Interval;

/** What a demonstration found. */
public final class DemoResult {
  private final Path root;
  private final List<Done> stages;

  DemoResult(Path root, List<Done> stages) {
    this.root = root;
    this.stages = List.copyOf(stages);
  }

  /**
   * A score of the test side.
   *
   * @param of whose: {@code network} or the name of a baseline
   * @param nrmse lower is better; the mean scores about 1
   * @param pearsonR {@code NaN} where it is not defined
   * @param subjects that were scored
   */
  record Line(Aim aim, String of, double nrmse, Interval interval, double pearsonR, int subjects) {}

  /** The page. */
  public Path report() {
    return new DemoFolder(root).report();
  }

  /** The submission, under the name that says what it is. */
  public Path submission() {
    return Path.of(said("submit").path("zip").asText());
  }

  List<Done> stages() {
    return stages;
  }

  double seconds() {
    return stages.stream().mapToDouble(Done::seconds).sum();
  }

  /** What a stage said; a missing node where it said nothing. */
  JsonNode said(String stage) {
    return stages.stream()
        .filter(done -> done.name().equals(stage))
        .map(Done::result)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The network first, then the baselines. */
  List<Line> lines(Aim aim) {
    return Stream.concat(Stream.of(network(aim)), baselines(aim)).toList();
  }

  private Line network(Aim aim) {
    JsonNode scores = said("evaluate " + aim.task());
    String nrmse = aim.level() + "_nrmse";
    return new Line(
        aim,
        "network",
        number(scores, nrmse),
        interval(number(scores, nrmse + "_low"), number(scores, nrmse + "_high")),
        number(scores, aim.level() + "_pearson_r"),
        scores.path("subjects").asInt());
  }

  /** Those of the same release; the one that is told the answers is left out. */
  private Stream<Line> baselines(Aim aim) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode row : said("baseline " + aim.task()).path("tasks").path(0).path("scores")) {
      String name = row.path("baseline").asText();
      boolean same = row.path("release").asText().equals(DemoPlan.TEST);
      if (same && !name.equals("own mean") && !name.equals("median")) {
        JsonNode nrmse = row.path("nrmse");
        lines.add(
            new Line(
                aim,
                aim == Aim.AGE ? name.replace("age + ", "") : name,
                number(nrmse, "value"),
                interval(number(nrmse, "low"), number(nrmse, "high")),
                number(row.path("pearson_r"), "value"),
                row.path("subjects").asInt()));
      }
    }
    return lines.stream();
  }

  private static Interval interval(double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high) ? Interval.NONE : new Interval(low, high, 1, 0);
  }

  private static double number(JsonNode node, String field) {
    return node.path(field).asDouble(Double.NaN);
  }

  /** A few lines for people. */
  public String text() {
    StringBuilder text = new StringBuilder("Simulated: these scores say nothing about people.\n\n");
    for (Aim aim : Aim.values()) {
      for (Line line : lines(aim)) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %-14s  %-9s  nrmse %s %-14s  r %s%n",
                line.of().equals("network") ? aim.words() : "",
                line.of(),
                ScoreText.value(line.nrmse()),
                ScoreText.interval(line.interval()),
                ScoreText.value(line.pearsonR())));
      }
    }
    return text.append("\n  report      ")
        .append(report())
        .append("\n  submission  ")
        .append(submission())
        .toString();
  }

  /** The same as one line of JSON. */
  public String json() {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("simulated", true);
    line.put("stages", stages.size());
    line.put("seconds", seconds());
    for (Aim aim : Aim.values()) {
      for (Line one : lines(aim)) {
        String name = (aim.task() + "_" + one.of()).replaceAll("\\W+", "_");
        EvaluationJson.number(line, name + "_nrmse", one.nrmse());
        EvaluationJson.number(line, name + "_pearson_r", one.pearsonR());
      }
    }
    line.put("submission_valid", said("submit").path("valid").asBoolean());
    line.put("report", report().toString());
    line.put("submission", submission().toString());
    return line.toString();
  }
}
