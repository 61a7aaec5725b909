package org.inion.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inion.metric.Metric;
import org.inion.report.HtmlTable;
import org.inion.report.Page;

/** The page of an evaluation. */
final class EvaluationPage {
  private static final int FIGURES = 2;

  private final Evaluation evaluation;

  private EvaluationPage(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static String of(Evaluation evaluation, Map<String, String> pictures) {
    EvaluationPage parts = new EvaluationPage(evaluation);
    Question question = evaluation.question();
    Page page = new Page(question.task().isEmpty() ? "Scores" : "Scores: " + question.task());
    List<String> notes = evaluation.notes();
    if (question.origin() == Origin.SIMULATED) {
      page.warning(notes.get(0));
      notes = notes.subList(1, notes.size());
    }
    page.paragraph(EvaluationFiles.what(evaluation));
    notes.forEach(page::paragraph);
    page.figures(parts.figures());
    page.pictures(List.copyOf(pictures.values()));
    for (Level level : evaluation.levels()) {
      page.heading("Each a " + level.key());
      page.table(parts.table(level));
    }
    return page.footer(EvaluationFiles.intervals(evaluation)).html();
  }

  private List<Page.Figure> figures() {
    List<Page.Figure> figures = new ArrayList<>();
    for (Level level : evaluation.levels()) {
      for (Score score : evaluation.overall(level).scores().stream().limit(FIGURES).toList()) {
        figures.add(
            new Page.Figure(
                score.metric().name(),
                ScoreText.value(score.value()),
                (ScoreText.interval(score.interval()) + " each a " + level.key()).strip()));
      }
    }
    return figures;
  }

  private HtmlTable table(Level level) {
    List<String> heads = new ArrayList<>(List.of("group", "subjects", "windows"));
    evaluation.metrics().forEach(metric -> heads.add(head(metric)));
    HtmlTable table = new HtmlTable(heads);
    String before = "";
    for (GroupScores group : evaluation.groups()) {
      if (group.level() == level) {
        List<HtmlTable.Cell> cells = cells(group);
        if (before.equals(group.grouping())) {
          table.row(cells);
        } else {
          table.blockRow(cells);
        }
        before = group.grouping();
      }
    }
    return table;
  }

  private static String head(Metric metric) {
    return metric.name() + (metric.better() == Metric.Better.LOWER ? " ↓" : " ↑");
  }

  private static List<HtmlTable.Cell> cells(GroupScores group) {
    List<HtmlTable.Cell> cells = new ArrayList<>();
    String name =
        group.grouping().equals(GroupScores.OVERALL)
            ? "all"
            : group.grouping().replace("_band", "") + " " + group.group();
    cells.add(HtmlTable.Cell.of(name));
    cells.add(HtmlTable.Cell.of(String.valueOf(group.subjects())));
    cells.add(HtmlTable.Cell.of(String.valueOf(group.windows())));
    for (Score score : group.scores()) {
      cells.add(
          new HtmlTable.Cell(ScoreText.value(score.value()), ScoreText.interval(score.interval())));
    }
    return cells;
  }
}
