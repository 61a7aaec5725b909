package org.inion.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.inion.baseline.BaselineReport;

/** Scores of baselines, as people read them. */
final class BaselineText {
  private BaselineText() {}

  static String of(List<BaselineReport> reports) {
    StringBuilder text = new StringBuilder();
    for (BaselineReport report : reports) {
      text.append('\n')
          .append(report.task())
          .append(": ")
          .append(report.column())
          .append(report.unit().isEmpty() ? "" : " in " + report.unit())
          .append(", rows are ")
          .append(report.rowsAre())
          .append(report.excluded().isEmpty() ? "" : ", excluded ")
          .append(report.excluded().isEmpty() ? "" : new TreeMap<>(report.excluded()))
          .append("\n\n")
          .append(Figures.table(rows(report)));
    }
    for (String baseline : List.of("mean", "age + sex")) {
      BaselineCommand.overall(reports, baseline)
          .ifPresent(
              score ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "%n  challenge overall, %s: %.4f (0.3 · C1 + 0.7 · C2)",
                          baseline,
                          score)));
    }
    return text.append('\n').append(meanings(reports)).toString().stripTrailing();
  }

  private static List<List<String>> rows(BaselineReport report) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("baseline", "release", "rows", "subjects"));
    report.scores().get(0).metrics().forEach(score -> head.add(score.metric()));
    rows.add(head);
    for (BaselineReport.Scored one : report.scores()) {
      List<String> row = new ArrayList<>();
      row.add(one.baseline());
      row.add(one.group());
      row.add(String.valueOf(one.rows()));
      row.add(String.valueOf(one.subjects()));
      one.metrics().forEach(score -> row.add(cell(score)));
      rows.add(row);
    }
    return rows;
  }

  private static String cell(BaselineReport.Score score) {
    if (Double.isNaN(score.value())) {
      return "–";
    }
    String value = String.format(Locale.ROOT, "%.4f", score.value());
    return score.interval().isDefined()
        ? value
            + String.format(
                Locale.ROOT, " [%.4f, %.4f]", score.interval().low(), score.interval().high())
        : value;
  }

  private static String meanings(List<BaselineReport> reports) {
    StringBuilder text = new StringBuilder();
    List<String> said = new ArrayList<>();
    for (BaselineReport report : reports) {
      for (BaselineReport.Scored one : report.scores()) {
        String line = "  " + one.baseline() + ": " + one.meaning();
        if (!said.contains(line)) {
          said.add(line);
          text.append('\n').append(line);
        }
      }
    }
    return text.toString();
  }
}
