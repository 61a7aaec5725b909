package org.inion.train.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inion.evaluate.ScoreText;
import org.inion.metric.Interval;
import org.inion.metric.Metric;
import org.inion.report.HtmlTable;
import org.inion.report.IntervalPicture;

/** The table of folds as people read it: on the console, on a page, as a picture. */
public final class FoldWords {
  /** Columns before the scores. */
  private static final int RUN_COLUMNS = 4;

  private final FoldTable table;

  public FoldWords(FoldTable table) {
    this.table = table;
  }

  /** For the console: the score that decides by run, then what the runs come to by score. */
  public String text() {
    List<List<String>> runs = new ArrayList<>(List.of(heads()));
    runs.addAll(runs());
    List<List<String>> sums = new ArrayList<>(List.of(heads()));
    sums.addAll(sums());
    List<List<String>> scores = new ArrayList<>();
    for (int i = RUN_COLUMNS; i < heads().size(); i++) {
      int column = i;
      scores.add(sums.stream().map(row -> row.get(column)).toList());
    }
    List<String> names = new ArrayList<>(List.of("score"));
    sums().forEach(row -> names.add(row.get(0)));
    scores.add(0, names);
    return aligned(runs.stream().map(FoldWords::begin).toList()) + "\n" + aligned(scores);
  }

  private static List<String> begin(List<String> row) {
    return row.subList(0, Math.min(RUN_COLUMNS + 1, row.size()));
  }

  private static String aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths =
        IntStream.range(0, columns)
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(
              IntStream.range(0, columns)
                  .mapToObj(i -> padded(row.get(i), widths[i], i))
                  .collect(Collectors.joining("  "))
                  .stripTrailing())
          .append('\n');
    }
    return text.toString();
  }

  /** The same for a page. */
  public HtmlTable html() {
    // Never broken before the arrow.
    HtmlTable html =
        new HtmlTable(
            heads().stream().map(head -> head.replaceAll(" (?=[↑↓])", "\u00a0")).toList());
    runs().forEach(row -> html.row(cells(row)));
    List<List<String>> sums = sums();
    html.blockRow(cells(sums.get(0)));
    sums.subList(1, sums.size()).forEach(row -> html.row(cells(row)));
    return html;
  }

  /**
   * The score that decides, by run and for all; empty where it is defined nowhere.
   *
   * @param title of the picture
   */
  public Optional<String> picture(String title) {
    if (table.scoreNames().isEmpty()) {
      return Optional.empty();
    }
    String name = table.scoreNames().get(0);
    List<IntervalPicture.Line> lines = new ArrayList<>();
    for (FoldTable.Fold fold : table.folds()) {
      add(lines, label(fold), fold.subjects(), fold.scores().get(name), Interval.NONE);
    }
    int all = table.folds().stream().mapToInt(FoldTable.Fold::subjects).sum();
    FoldTable.Spread spread = table.spread(name);
    Interval around =
        Double.isNaN(spread.sd())
            ? Interval.NONE
            : new Interval(spread.mean() - spread.sd(), spread.mean() + spread.sd(), 0, 0);
    int runs = lines.size();
    add(lines, "mean ± sd of runs", all, spread.mean(), around);
    Optional.ofNullable(table.pooled().get(name))
        .ifPresent(pool -> add(lines, "all together", all, pool.score(), pool.interval()));
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    lines.set(runs, first(lines.get(runs)));
    ScoreName score = new ScoreName(name);
    OptionalDouble reference =
        score.metric().map(Metric::uninformed).orElseGet(OptionalDouble::empty);
    String quantity = score.words() + ", each a " + score.level();
    return Optional.of(new IntervalPicture(title, quantity, reference).of(lines));
  }

  private static void add(
      List<IntervalPicture.Line> lines, String name, int subjects, double score, Interval around) {
    if (!Double.isNaN(score)) {
      lines.add(new IntervalPicture.Line(name, subjects, score, around, false));
    }
  }

  private static IntervalPicture.Line first(IntervalPicture.Line line) {
    return new IntervalPicture.Line(
        line.name(), line.subjects(), line.score(), line.interval(), true);
  }

  private static String label(FoldTable.Fold fold) {
    return String.format(Locale.ROOT, "fold %d, seed %d", fold.fold(), fold.seed());
  }

  private List<String> heads() {
    List<String> heads = new ArrayList<>(List.of("run", "subjects", "epochs", "best epoch"));
    table.scoreNames().stream()
        .map(ScoreName::new)
        .forEach(name -> heads.add(name.level() + " " + name.words()));
    return heads;
  }

  private List<List<String>> runs() {
    List<List<String>> rows = new ArrayList<>();
    for (FoldTable.Fold fold : table.folds()) {
      List<String> row = new ArrayList<>();
      row.add(label(fold));
      row.add(String.valueOf(fold.subjects()));
      row.add(String.valueOf(fold.epochs()));
      row.add(String.valueOf(fold.bestEpoch()));
      table.scoreNames().forEach(name -> row.add(ScoreText.value(fold.scores().get(name))));
      rows.add(row);
    }
    return rows;
  }

  private List<List<String>> sums() {
    List<List<String>> rows = new ArrayList<>();
    List<String> means = new ArrayList<>(List.of("mean ± sd of runs", "", "", ""));
    for (String name : table.scoreNames()) {
      FoldTable.Spread spread = table.spread(name);
      means.add(ScoreText.value(spread.mean()) + " ± " + ScoreText.value(spread.sd()));
    }
    rows.add(means);
    if (!table.pooled().isEmpty()) {
      List<String> pooled = new ArrayList<>(List.of("all together", "", "", ""));
      for (String name : table.scoreNames()) {
        Optional<FoldTable.Pooled> pool = Optional.ofNullable(table.pooled().get(name));
        pooled.add(
            pool.map(
                    one ->
                        (ScoreText.value(one.score()) + " " + ScoreText.interval(one.interval()))
                            .strip())
                .orElse(""));
      }
      rows.add(pooled);
    }
    return rows;
  }

  private static String padded(String cell, int width, int column) {
    String room = " ".repeat(width - cell.length());
    return column == 0 ? cell + room : room + cell;
  }

  private static List<HtmlTable.Cell> cells(List<String> row) {
    return row.stream().map(HtmlTable.Cell::of).toList();
  }
}
