package org.inion.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inion.error.BadDataException;
import org.inion.metric.Interval;
import org.inion.metric.Metric;

/** Scores predictions: every group at every level. */
public final class Evaluator {
  private final EvaluationSettings settings;

  public Evaluator(EvaluationSettings settings) {
    this.settings = settings;
  }

  /**
   * The table of scores.
   *
   * @throws org.inion.error.BadSetupException when a metric does not fit
   * @throws BadDataException when a label or prediction cannot be scored, or only the subject level
   *     is asked for and subjects have both classes
   */
  public Evaluation evaluate(Predictions predictions) {
    List<Metric> metrics = settings.metricsFor(predictions.question());
    List<String> notes = new ArrayList<>();
    notes.add(predictions.question().origin().sentence());
    if (predictions.rowsWithoutLabel() > 0) {
      notes.add(predictions.rowsWithoutLabel() + " rows without a label are left out.");
    }
    notes.addAll(hints(predictions));
    List<Level> levels = levels(predictions, notes);
    List<GroupScores> groups = new ArrayList<>();
    for (Level level : levels) {
      for (Grouping grouping : Grouping.all(predictions.rows(), settings.ageBands())) {
        grouping
            .groups()
            .forEach(
                (name, rows) ->
                    groups.add(scores(predictions, level, grouping.name(), name, rows, metrics)));
      }
    }
    return new Evaluation(predictions, settings, metrics, groups, notes);
  }

  private GroupScores scores(
      Predictions predictions,
      Level level,
      String grouping,
      String group,
      int[] rows,
      List<Metric> metrics) {
    Sample sample = Sample.of(predictions.rows(), rows, level, settings.aggregate());
    List<Interval> intervals =
        settings.bootstrap().intervals(metrics, sample.pairs(), sample.subjects());
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      Metric metric = metrics.get(i);
      scores.add(new Score(metric, metric.of(sample.pairs()), intervals.get(i)));
    }
    return new GroupScores(level, grouping, group, sample.subjects().count(), rows.length, scores);
  }

  private List<Level> levels(Predictions predictions, List<String> notes) {
    long mixed = mixedSubjects(predictions);
    if (mixed == 0 || !settings.levels().contains(Level.SUBJECT)) {
      return settings.levels();
    }
    String why =
        mixed + " subjects have windows of both classes, so they have no class of their own";
    if (settings.levels().equals(List.of(Level.SUBJECT))) {
      throw new BadDataException(
          "Cannot score subjects: all windows of a subject must have one class, but "
              + why
              + ". Score windows.");
    }
    notes.add(why + ": there are no scores at subject level.");
    return List.of(Level.WINDOW);
  }

  /** How many subjects have both classes. */
  private static long mixedSubjects(Predictions predictions) {
    if (predictions.question().kind() == Metric.Target.NUMBER) {
      return 0;
    }
    Predictions.Rows rows = predictions.rows();
    boolean[][] has = new boolean[2][rows.subjects().names().size()];
    for (int row = 0; row < rows.size(); row++) {
      has[rows.label(row) == 0 ? 0 : 1][rows.subjects().number(row)] = true;
    }
    return IntStream.range(0, has[0].length).filter(i -> has[0][i] && has[1][i]).count();
  }

  /** What looks like a mistake and need not be one. */
  private static List<String> hints(Predictions predictions) {
    Predictions.Rows rows = predictions.rows();
    boolean zeroOrOne =
        IntStream.range(0, rows.size()).allMatch(i -> rows.label(i) == 0 || rows.label(i) == 1);
    return zeroOrOne && predictions.question().kind() == Metric.Target.NUMBER
        ? List.of("All labels are 0 or 1 and are scored as numbers; --classes scores classes.")
        : List.of();
  }
}
