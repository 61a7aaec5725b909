package org.inion.accelerator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times by operation, in the order in which they first began.
 *
 * @param steps that were measured
 */
public record TimingTable(List<Row> rows, int steps) {

  /**
   * An operation.
   *
   * @param name with what it lies in, such as {@code step/forward}
   * @param calls of it
   * @param medianMilliseconds of a call
   * @param meanMilliseconds of a call
   * @param share of all time that was measured, from 0 to 1; what lies in another counts in both
   */
  public record Row(
      String name, int calls, double medianMilliseconds, double meanMilliseconds, double share) {}

  public TimingTable {
    rows = List.copyOf(rows);
  }

  static TimingTable of(List<RecordedTimings.Event> events) {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    List<RecordedTimings.Event> begun = new ArrayList<>(events);
    begun.sort(
        (a, b) ->
            a.startNanos() != b.startNanos()
                ? Long.compare(a.startNanos(), b.startNanos())
                : Integer.compare(a.depth(), b.depth()));
    List<String> path = new ArrayList<>();
    double outermost = 0;
    int steps = 0;
    for (RecordedTimings.Event event : begun) {
      while (path.size() > event.depth()) {
        path.remove(path.size() - 1);
      }
      path.add(event.name());
      times.computeIfAbsent(String.join("/", path), name -> new ArrayList<>()).add(event.nanos());
      outermost += event.depth() == 0 ? event.nanos() : 0;
      steps = Math.max(steps, event.step() + 1);
    }
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, List<Long>> entry : times.entrySet()) {
      rows.add(row(entry.getKey(), entry.getValue(), outermost));
    }
    return new TimingTable(rows, steps);
  }

  private static Row row(String name, List<Long> nanos, double allNanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    double sum = Arrays.stream(sorted).asDoubleStream().sum();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    return new Row(
        name,
        sorted.length,
        median / 1e6,
        sum / sorted.length / 1e6,
        allNanos > 0 ? sum / allNanos : 0);
  }

  /** A table for people. */
  public String words() {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    width = Math.max(width, "operation".length());
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-" + width + "s  %8s  %12s  %12s  %8s%n",
            "operation",
            "calls",
            "median (ms)",
            "mean (ms)",
            "share"));
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-" + width + "s  %8d  %12.3f  %12.3f  %6.1f %%%n",
              row.name(),
              row.calls(),
              row.medianMilliseconds(),
              row.meanMilliseconds(),
              100 * row.share()));
    }
    return text.toString();
  }
}
