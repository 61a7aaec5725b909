package org.inion.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inion.simulate.SimulationSummary;

/** What a simulated dataset holds, as people read it. */
final class SimulationText {
  private SimulationText() {}

  static String plan(SimulationSummary summary, String out) {
    return "\nPlan for "
        + out
        + " (nothing is written)\n\n"
        + Figures.table(size(summary)).stripTrailing();
  }

  static String of(SimulationSummary summary, String out) {
    List<List<String>> rows = size(summary);
    add(rows, "effects of labels", summary.effects());
    add(rows, "artifacts injected", String.format(Locale.ROOT, "%,d", total(summary)));
    summary
        .artifacts()
        .forEach((kind, count) -> add(rows, "  " + kind, String.format(Locale.ROOT, "%,d", count)));
    add(rows, "ceiling", "what a regression on the true values scores");
    summary.ceiling().forEach((label, score) -> add(rows, "  " + label, score(score)));
    add(
        rows,
        "this run",
        String.format(
            Locale.ROOT,
            "%d made, %d kept, in %s",
            summary.made(),
            summary.kept(),
            Figures.time(summary.wallSeconds())));
    if (summary.made() > 0) {
      add(
          rows,
          "  speed",
          String.format(
              Locale.ROOT, "%.0f times real time per core", summary.timesRealTimePerCore()));
    }
    return "\nSimulated dataset in " + out + "\n\n" + Figures.table(rows).stripTrailing();
  }

  private static List<List<String>> size(SimulationSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "folders", String.join(", ", summary.datasets()));
    add(rows, "subjects", String.format(Locale.ROOT, "%,d", summary.subjects()));
    add(rows, "recordings", String.format(Locale.ROOT, "%,d", summary.recordings()));
    add(rows, "hours", String.format(Locale.ROOT, "%.2f", summary.hours()));
    add(rows, "size", Figures.size(Math.round(summary.megabytes() * 1e6)));
    add(rows, "seed", String.valueOf(summary.seed()));
    return rows;
  }

  private static long total(SimulationSummary summary) {
    return summary.artifacts().values().stream().mapToLong(Long::longValue).sum();
  }

  private static String score(SimulationSummary.Score score) {
    if (score.predictors().isEmpty()) {
      return "none: nothing in the signals tells of it";
    }
    return String.format(Locale.ROOT, "r = %.2f", score.r())
        + (score.auroc() == null ? "" : String.format(Locale.ROOT, ", AUROC %.2f", score.auroc()))
        + String.format(Locale.ROOT, " (n = %,d)", score.n());
  }

  private static void add(List<List<String>> rows, String name, String value) {
    rows.add(List.of(name, value));
  }
}
