package org.inion.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inion.ingest.RunSummary;
import org.inion.signal.ChannelNames;

/** What a windows folder holds, as people read it. */
final class SummaryText {
  private static final int SHOWN = 10;

  private SummaryText() {}

  static String of(RunSummary summary, String out) {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "recordings", String.format(Locale.ROOT, "%,d", summary.recordings()));
    if (!summary.simulated().isEmpty()) {
      add(rows, "simulated", "the signals of " + String.join(", ", summary.simulated()));
    }
    add(rows, "subjects", summary.subjects() + sides(summary.split()));
    add(rows, "hours", String.format(Locale.ROOT, "%.2f", summary.hours()));
    add(rows, "windows", windows(summary));
    add(
        rows,
        "channels",
        summary.channels() + " (" + ChannelNames.brief(summary.channelNames()) + ")");
    add(rows, "clean", Figures.percent(summary.cleanShare()));
    summary.flagShares().forEach((flag, share) -> add(rows, "  " + flag, Figures.percent(share)));
    add(rows, "rejected", rejected(summary));
    summary
        .excluded()
        .forEach(
            (rule, left) ->
                add(
                    rows,
                    "excluded: " + rule,
                    left.recordings() + " recordings of " + left.subjects() + " subjects"));
    summary.counts().forEach((name, count) -> add(rows, "  " + name, String.valueOf(count)));
    add(
        rows,
        "size",
        Figures.size(Math.round(summary.megabytesIn() * 1e6))
            + " in, "
            + Figures.size(Math.round(summary.megabytesOut() * 1e6))
            + " out in "
            + summary.parts()
            + (summary.parts() == 1 ? " part" : " parts"));
    RunSummary.Run run = summary.run();
    add(
        rows,
        "last run",
        String.format(
            Locale.ROOT,
            "%d done, %d resumed, %d unchanged, %d removed, in %s",
            run.done(),
            run.resumed(),
            run.unchanged(),
            run.removed(),
            Figures.time(run.wallSeconds())));
    run.stageSeconds().forEach((stage, s) -> add(rows, "  " + stage, Figures.time(s)));
    StringBuilder text =
        new StringBuilder("\nWindows in " + out + "\n\n").append(Figures.table(rows));
    summary.rejectedRecordings().stream()
        .limit(SHOWN)
        .forEach(one -> text.append("  rejected: ").append(one.error()).append('\n'));
    if (summary.rejected() > SHOWN) {
      text.append("  … and ")
          .append(summary.rejected() - SHOWN)
          .append(" more in ")
          .append(out)
          .append("/_inion/rejected\n");
    }
    return text.toString().stripTrailing();
  }

  private static void add(List<List<String>> rows, String name, String value) {
    rows.add(List.of(name, value));
  }

  private static String windows(RunSummary summary) {
    return String.format(
        Locale.ROOT,
        "%,d of %s (%d samples at %s Hz, %s)",
        summary.windows(),
        Figures.time(summary.samples() / summary.sampleRateHz()),
        summary.samples(),
        summary.sampleRateHz() == Math.rint(summary.sampleRateHz())
            ? String.valueOf((long) summary.sampleRateHz())
            : String.valueOf(summary.sampleRateHz()),
        summary.encoding());
  }

  private static String sides(Map<String, Long> split) {
    List<String> sides = new ArrayList<>();
    for (String side : List.of("train", "validation", "test", "none")) {
      if (split.containsKey(side)) {
        sides.add(side + " " + split.get(side));
      }
    }
    return sides.isEmpty() ? "" : " (" + String.join(", ", sides) + ")";
  }

  private static String rejected(RunSummary summary) {
    List<String> stages = new ArrayList<>();
    summary.rejectedByStage().forEach((stage, count) -> stages.add(stage + " " + count));
    return summary.rejected()
        + (stages.isEmpty() ? "" : " (by stage: " + String.join(", ", stages) + ")");
  }
}
