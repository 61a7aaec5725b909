package org.inion.train.record;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.inion.evaluate.Origin;
import org.inion.evaluate.ScoreText;
import org.inion.report.HtmlTable;
import org.inion.report.HtmlTable.Cell;
import org.inion.report.Page;
import org.inion.report.Page.Figure;

/** The page of a run. */
final class RunPage {
  private static final int FIGURES_A_LEVEL = 2;
  private static final int EPOCHS_SHOWN = 30;
  private static final double MEBIBYTE = 1 << 20;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunRecord run;
  private final RunFacts facts;

  private RunPage(RunRecord run) {
    this.run = run;
    this.facts = run.facts();
  }

  static String of(RunRecord run, RunResults results, Map<String, String> pictures) {
    RunPage parts = new RunPage(run);
    Page page = new Page(run.facts().title());
    if (run.facts().origin() == Origin.SIMULATED) {
      page.warning("Simulated data. " + Origin.SIMULATED.sentence());
    }
    if (run.status() == RunRecord.Status.FAILED || run.status() == RunRecord.Status.STOPPED) {
      page.warning("This run " + run.status().key() + ". " + run.message());
    }
    page.paragraph(results.folds().map(parts::crossed).orElseGet(parts::what));
    page.paragraph(parts.how());
    List<Figure> figures = results.folds().map(parts::pooled).orElseGet(parts::best);
    figures.addAll(parts.sizes());
    page.figures(figures);
    results.folds().ifPresent(folds -> parts.folds(page, folds));
    page.pictures(List.copyOf(pictures.values()));
    parts.epochs(page);
    page.heading("How it was made");
    page.table(parts.factTable());
    page.folded("Settings", RunJson.pretty(run.facts().config()));
    page.folded("Command", String.join(" ", run.facts().commandLine()));
    return page.footer(parts.footer(results)).html();
  }

  private String targets() {
    return facts.targets().stream().map(RunTarget::words).collect(Collectors.joining(", "));
  }

  private String crossed(FoldTable folds) {
    return "Predicts %s; cross-validated by subject in %d runs, each of which left some subjects out."
        .formatted(targets(), folds.folds().size());
  }

  private String what() {
    String validation =
        facts.validation().equals(RunSize.NONE)
            ? "; no validation."
            : "; validated on " + facts.validation().words() + ".";
    return "Predicts " + targets() + "; trained on " + facts.training().words() + validation;
  }

  private String how() {
    String epochs =
        run.history()
            .best()
            .map(
                best ->
                    "best epoch %d of %d, by %s"
                        .formatted(best.epoch(), run.history().epochs().size(), decidedBy()))
            .orElse(
                run.history().epochs().isEmpty() ? "" : run.history().epochs().size() + " epochs");
    return "%s%s. Device: %s."
        .formatted(
            sentence(run.status().key()), epochs.isEmpty() ? "" : ", " + epochs, facts.device());
  }

  private String decidedBy() {
    return run.history().scoreNames().stream().findFirst().orElse("validation loss");
  }

  /** The first scores of each level, at the best epoch. */
  private List<Figure> best() {
    List<Figure> figures = new ArrayList<>();
    run.history()
        .best()
        .ifPresent(
            best ->
                chosen(List.copyOf(best.scores().keySet()))
                    .forEach(
                        name ->
                            figures.add(
                                new Figure(
                                    name.words(),
                                    ScoreText.value(best.scores().get(name.name())),
                                    each(name)))));
    return figures;
  }

  /** The same for all subjects of a cross-validation, or the mean of its runs. */
  private List<Figure> pooled(FoldTable folds) {
    List<Figure> figures = new ArrayList<>();
    for (ScoreName name : chosen(folds.scoreNames())) {
      FoldTable.Pooled pool = folds.pooled().get(name.name());
      FoldTable.Spread spread = folds.spread(name.name());
      String value = ScoreText.value(pool == null ? spread.mean() : pool.score());
      String note =
          pool == null
              ? "mean of " + spread.runs() + " runs, sd " + ScoreText.value(spread.sd())
              : (ScoreText.interval(pool.interval()) + " all folds").strip();
      figures.add(new Figure(name.words(), value, note + ", each a " + name.level()));
    }
    return figures;
  }

  private static List<ScoreName> chosen(List<String> names) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    return names.stream()
        .map(ScoreName::new)
        .filter(name -> seen.merge(name.level(), 1, Integer::sum) <= FIGURES_A_LEVEL)
        .toList();
  }

  private String each(ScoreName name) {
    RunSize side = facts.validation();
    String count = name.level().equals("subject") ? side.people() : side.windows() + " windows";
    return "each a " + name.level() + ", " + count;
  }

  private List<Figure> sizes() {
    List<Figure> figures = new ArrayList<>();
    String count = String.format(Locale.ROOT, "%,d", facts.parameters());
    figures.add(new Figure("parameters", count, facts.network()));
    if (!run.history().epochs().isEmpty()) {
      String waiting = percent(run.history().waitShare()) + " of it waiting for data";
      figures.add(new Figure("training time", time(run.history().seconds()), waiting));
    }
    return figures;
  }

  private void folds(Page page, FoldTable folds) {
    page.heading("Folds");
    page.paragraph(
        "Each subject is scored by runs that did not train on it. The standard deviation is that of"
            + " the runs; it says nothing of how certain their mean is.");
    page.table(new FoldWords(folds).html());
  }

  private void epochs(Page page) {
    List<EpochRecord> epochs = run.history().epochs();
    if (epochs.isEmpty()) {
      return;
    }
    page.heading("Epochs");
    if (epochs.size() <= EPOCHS_SHOWN) {
      page.table(epochTable());
    } else {
      page.folded(epochs.size() + " epochs", epochTable());
    }
  }

  private HtmlTable epochTable() {
    List<String> names = run.history().scoreNames();
    List<String> heads = new ArrayList<>(List.of("epoch", "training loss", "validation loss"));
    names.stream().map(ScoreName::new).forEach(name -> heads.add(head(name)));
    heads.addAll(List.of("learning rate", "gradient norm", "seconds", "windows/s", "waiting"));
    HtmlTable table = new HtmlTable(heads);
    int bestEpoch = run.history().best().map(EpochRecord::epoch).orElse(0);
    for (EpochRecord epoch : run.history().epochs()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(new Cell(String.valueOf(epoch.epoch()), epoch.epoch() == bestEpoch ? "best" : ""));
      cells.add(Cell.of(ScoreText.value(epoch.trainLoss())));
      cells.add(Cell.of(ScoreText.value(epoch.validationLoss())));
      for (String name : names) {
        cells.add(Cell.of(ScoreText.value(epoch.scores().getOrDefault(name, Double.NaN))));
      }
      cells.add(Cell.of(String.format(Locale.ROOT, "%.2e", epoch.learningRate())));
      cells.add(Cell.of(ScoreText.value(epoch.gradientNorm())));
      cells.add(Cell.of(String.format(Locale.ROOT, "%.1f", epoch.seconds())));
      cells.add(Cell.of(String.format(Locale.ROOT, "%.0f", epoch.windowsPerSecond())));
      cells.add(Cell.of(percent(epoch.waitShare())));
      table.row(cells);
    }
    return table;
  }

  /** Broken between level and metric, never before the arrow. */
  private static String head(ScoreName name) {
    return name.level() + " " + name.words().replace(' ', '\u00a0');
  }

  private HtmlTable factTable() {
    HtmlTable table = new HtmlTable(List.of("what", "value"));
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("started", instant(run.times().started()));
    if (!run.times().resumed().isEmpty()) {
      rows.put(
          "resumed",
          run.times().resumed().stream().map(RunPage::instant).collect(Collectors.joining(", ")));
    }
    run.times().ended().ifPresent(end -> rows.put("ended", instant(end)));
    rows.put("data", facts.dataFingerprint());
    facts.seeds().forEach((name, seed) -> rows.put("seed of " + name, String.valueOf(seed)));
    run.memoryPeaksBytes()
        .forEach(
            (kind, bytes) ->
                rows.put(
                    "most memory, " + kind,
                    String.format(Locale.ROOT, "%,.0f MiB", bytes / MEBIBYTE)));
    rows.putAll(facts.versions());
    rows.forEach((name, value) -> table.row(List.of(Cell.of(name), Cell.of(value))));
    return table;
  }

  private String footer(RunResults results) {
    if (facts.origin() == Origin.UNSTATED) {
      return Origin.UNSTATED.sentence();
    }
    return results.folds().isPresent()
        ? "Scores are those of each run's last epoch on the subjects that it left out: they chose"
            + " nothing."
        : "Scores are of the validation side, which also chose the best epoch: those of data that"
            + " nothing was chosen by may be lower.";
  }

  private static String instant(Instant time) {
    return MINUTES.format(time);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String time(double seconds) {
    Duration time = Duration.ofMillis(Math.round(seconds * 1000));
    if (seconds < 100) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return time.toHours() == 0
        ? String.format(Locale.ROOT, "%d min", Math.round(seconds / 60))
        : String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
  }

  private static String sentence(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
