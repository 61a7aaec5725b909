package org.inion.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.inion.metric.Metric;
import org.inion.metric.Pairs;
import org.inion.report.BoxPicture;
import org.inion.report.ClassPictures;
import org.inion.report.IntervalPicture;
import org.inion.report.ScatterPicture;

/** The pictures of an evaluation, by the name of their file. */
final class EvaluationPictures {
  private final Evaluation evaluation;
  private final Map<String, String> pictures = new LinkedHashMap<>();

  private EvaluationPictures(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static Map<String, String> of(Evaluation evaluation) {
    EvaluationPictures all = new EvaluationPictures(evaluation);
    Predictions.Rows rows = evaluation.predictions().rows();
    int[] every = IntStream.range(0, rows.size()).toArray();
    for (Level level : evaluation.levels()) {
      Pairs pairs = Sample.of(rows, every, level, evaluation.settings().aggregate()).pairs();
      if (evaluation.question().kind() == Metric.Target.NUMBER) {
        all.scatter(level, pairs);
      } else {
        all.classes(level, pairs);
      }
    }
    if (evaluation.question().kind() == Metric.Target.NUMBER) {
      evaluation.levels().forEach(level -> all.errorsByAge(level, rows));
    }
    evaluation.levels().forEach(all::scoresByGroup);
    return all.pictures;
  }

  private void scatter(Level level, Pairs pairs) {
    double[] labels = IntStream.range(0, pairs.size()).mapToDouble(pairs::label).toArray();
    double[] predictions =
        IntStream.range(0, pairs.size()).mapToDouble(pairs::prediction).toArray();
    put(
        "scatter-" + level.key(),
        new ScatterPicture(title("Predicted and true", level), quantity()).of(labels, predictions));
  }

  private void classes(Level level, Pairs pairs) {
    String named = evaluation.question().classes().get(1);
    put("roc-" + level.key(), ClassPictures.roc(title("ROC", level), named, pairs));
    if (evaluation.metrics().stream().noneMatch(metric -> metric.name().equals("brier"))) {
      return; // scores that may be no probabilities
    }
    put(
        "reliability-" + level.key(),
        ClassPictures.reliability(title("Calibration", level), named, pairs));
  }

  private void errorsByAge(Level level, Predictions.Rows rows) {
    Grouping ages = Grouping.ages(rows, evaluation.settings().ageBands());
    Map<String, double[]> errors = new LinkedHashMap<>();
    ages.groups()
        .forEach(
            (name, chosen) -> {
              Pairs pairs =
                  Sample.of(rows, chosen, level, evaluation.settings().aggregate()).pairs();
              errors.put(
                  name,
                  IntStream.range(0, pairs.size())
                      .mapToDouble(i -> pairs.prediction(i) - pairs.label(i))
                      .toArray());
            });
    if (ages.isKnown()) {
      put(
          "error-by-age-" + level.key(),
          new BoxPicture(
                  title("Predicted − true by age", level),
                  "age in years",
                  "predicted − true " + quantity())
              .of(errors));
    }
  }

  private void scoresByGroup(Level level) {
    Metric metric = evaluation.metrics().get(0);
    List<IntervalPicture.Line> lines = new ArrayList<>();
    String before = "";
    for (GroupScores group : evaluation.groups()) {
      Score score = group.score(metric.name());
      if (group.level() == level && !Double.isNaN(score.value())) {
        lines.add(
            new IntervalPicture.Line(
                group.grouping().equals(GroupScores.OVERALL) ? "all" : group.group(),
                group.subjects(),
                score.value(),
                score.interval(),
                !before.equals(group.grouping())));
        before = group.grouping();
      }
    }
    if (!lines.isEmpty()) {
      put(
          "groups-" + level.key(),
          new IntervalPicture(
                  title(metric.name() + " by group", level), meaning(metric), metric.uninformed())
              .of(lines));
    }
  }

  private String meaning(Metric metric) {
    String better = metric.better() == Metric.Better.LOWER ? "lower" : "higher";
    return metric.name() + " (" + better + " is better)";
  }

  /** Says of each picture what it must say when it is taken out of the page. */
  private String title(String words, Level level) {
    boolean simulated = evaluation.question().origin() == Origin.SIMULATED;
    return words + ", each a " + level.key() + (simulated ? " (simulated)" : "");
  }

  private String quantity() {
    Question question = evaluation.question();
    return question.target() + (question.unit().isEmpty() ? "" : " (" + question.unit() + ")");
  }

  private void put(String name, String svg) {
    pictures.put(name + ".svg", svg);
  }
}
