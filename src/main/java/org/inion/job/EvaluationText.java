package org.inion.job;

import java.util.ArrayList;
import java.util.List;
import org.inion.evaluate.Evaluation;
import org.inion.evaluate.EvaluationFiles;
import org.inion.evaluate.GroupScores;
import org.inion.evaluate.Level;
import org.inion.evaluate.Score;
import org.inion.evaluate.ScoreText;

/** The table of scores for a terminal. */
final class EvaluationText {
  private EvaluationText() {}

  static String of(Evaluation evaluation, String title) {
    StringBuilder text = new StringBuilder("Scores of " + title + "\n\n");
    text.append("  ").append(EvaluationFiles.what(evaluation)).append('\n');
    evaluation.notes().forEach(note -> text.append("  ").append(note).append('\n'));
    text.append('\n').append(Figures.table(overall(evaluation)));
    for (Level level : evaluation.levels()) {
      List<List<String>> rows = groups(evaluation, level);
      if (rows.size() > 1) {
        text.append("\nBy group, each a ").append(level.key()).append('\n');
        text.append(Figures.table(rows));
      }
    }
    return text.append("\n  ").append(EvaluationFiles.intervals(evaluation)).toString();
  }

  /** A row a metric, a column a level. */
  private static List<List<String>> overall(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    evaluation.levels().forEach(level -> head.add("each a " + level.key()));
    rows.add(head);
    for (var metric : evaluation.metrics()) {
      List<String> row = new ArrayList<>(List.of(metric.name()));
      for (Level level : evaluation.levels()) {
        row.add(withInterval(evaluation.overall(level).score(metric.name())));
      }
      rows.add(row);
    }
    return rows;
  }

  /** A row a group; the interval stands with the first metric alone, so that lines stay short. */
  private static List<List<String>> groups(Evaluation evaluation, Level level) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "", "subjects", "windows"));
    evaluation.metrics().forEach(metric -> head.add(metric.name()));
    rows.add(head);
    for (GroupScores group : evaluation.groups()) {
      if (group.level() == level && !group.grouping().equals(GroupScores.OVERALL)) {
        List<String> row = new ArrayList<>(List.of(group.grouping(), group.group()));
        row.add(String.valueOf(group.subjects()));
        row.add(String.valueOf(group.windows()));
        group.scores().forEach(score -> row.add(ScoreText.value(score.value())));
        row.set(4, withInterval(group.scores().get(0)));
        rows.add(row);
      }
    }
    return rows;
  }

  private static String withInterval(Score score) {
    return (ScoreText.value(score.value()) + " " + ScoreText.interval(score.interval())).strip();
  }
}
