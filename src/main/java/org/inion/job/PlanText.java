package org.inion.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inion.ingest.DryRun;

/** A plan as people read it. */
final class PlanText {
  private static final int SHOWN = 30;

  private PlanText() {}

  static String of(DryRun plan, String out) {
    StringBuilder text = new StringBuilder("Plan for " + out + " (nothing is written)\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("recording", "size", "length", "channels", "rate", "windows", ""));
    for (DryRun.Line line :
        plan.recordings().subList(0, Math.min(SHOWN, plan.recordings().size()))) {
      rows.add(
          List.of(
              line.id(),
              Figures.size(line.bytes()),
              Figures.time(line.seconds()),
              String.valueOf(line.channels()),
              String.format(Locale.ROOT, "%.6g Hz", line.rateHz()).replaceAll("\\.?0+ Hz", " Hz"),
              String.valueOf(line.windows()),
              line.unchanged() ? "unchanged" : ""));
    }
    text.append(Figures.table(rows));
    if (plan.recordings().size() > SHOWN) {
      text.append("  … and ")
          .append(plan.recordings().size() - SHOWN)
          .append(" more (--json: all)\n");
    }
    long windows = plan.recordings().stream().mapToLong(DryRun.Line::windows).sum();
    long bytes = plan.recordings().stream().mapToLong(DryRun.Line::bytes).sum();
    double seconds = plan.recordings().stream().mapToDouble(DryRun.Line::seconds).sum();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s, %s, %s, %,d windows expected%n",
            Figures.count(plan.recordings().size(), "recording"),
            Figures.size(bytes),
            Figures.time(seconds),
            windows));
    if (!plan.changes().isEmpty()) {
      text.append(plan.changes()).append('\n');
    }
    if (!plan.refused().isEmpty()) {
      text.append("\nWould be rejected:\n");
      plan.refused().forEach(one -> text.append("  ").append(one.error()).append('\n'));
    }
    if (!plan.excluded().isEmpty()) {
      text.append("\nLeft out:\n");
      plan.excluded()
          .forEach(
              (reason, paths) ->
                  text.append("  ")
                      .append(reason)
                      .append(" (")
                      .append(paths.size())
                      .append("): ")
                      .append(String.join(", ", paths.subList(0, Math.min(5, paths.size()))))
                      .append(paths.size() > 5 ? ", …" : "")
                      .append('\n'));
    }
    plan.findings().forEach(line -> text.append("\nnote: ").append(line));
    return text.toString().stripTrailing();
  }
}
