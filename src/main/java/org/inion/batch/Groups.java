package org.inion.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.inion.batch.WindowIndex.Part;
import org.inion.batch.WindowIndex.Row;
import org.inion.error.BadSetupException;

/**
 * Groups of windows that are to be seen about equally often.
 *
 * @param index of the windows
 * @param group number of a wanted window's group, from 0
 */
record Groups(WindowIndex index, ToIntFunction<Row> group) {
  /** More numbers than these are no classes, and are grouped by deciles. */
  private static final int BINS = 10;

  static Groups one(WindowIndex index) {
    return new Groups(index, row -> 0);
  }

  static Groups subjects(WindowIndex index) {
    return new Groups(index, Row::subject);
  }

  /**
   * By the first label: classes as they are, numbers by decile of the windows, equal numbers always
   * together.
   */
  static Groups labels(WindowIndex index) {
    if (index.targets().isEmpty()) {
      throw new BadSetupException(
          "Cannot balance by label: there must be a target, but is none. Balance by subject, or not at all");
    }
    float[] labels = new float[Math.toIntExact(index.windows())];
    int at = 0;
    for (Row row : wanted(index)) {
      labels[at++] = row.labels()[0];
    }
    Arrays.sort(labels);
    float[] starts = distinct(labels);
    if (starts.length > BINS && index.targets().get(0).classes().isEmpty()) {
      float[] deciles = new float[BINS];
      for (int bin = 0; bin < BINS; bin++) {
        deciles[bin] = labels[(int) ((long) bin * labels.length / BINS)];
      }
      starts = distinct(deciles);
    }
    float[] from = starts;
    return new Groups(index, row -> last(from, row.labels()[0]));
  }

  /** The last start that is not above a label. */
  private static int last(float[] starts, float label) {
    int at = Arrays.binarySearch(starts, label);
    return at >= 0 ? at : -at - 2;
  }

  private static float[] distinct(float[] sorted) {
    float[] distinct = new float[sorted.length];
    int count = 0;
    for (float value : sorted) {
      if (count == 0 || value != distinct[count - 1]) {
        distinct[count++] = value;
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  private static List<Row> wanted(WindowIndex index) {
    List<Row> wanted = new ArrayList<>();
    for (Part part : index.files()) {
      part.rows().stream().filter(Row::wanted).forEach(wanted::add);
    }
    return wanted;
  }

  int of(Row row) {
    return group.applyAsInt(row);
  }

  /** How often a window of each group is seen, so that an epoch keeps its number of windows. */
  double[] shares() {
    List<Row> windows = wanted(index);
    long[] counts = new long[1];
    for (Row row : windows) {
      int number = of(row);
      if (number >= counts.length) {
        counts = Arrays.copyOf(counts, Math.max(number + 1, 2 * counts.length));
      }
      counts[number]++;
    }
    long groups = Arrays.stream(counts).filter(count -> count > 0).count();
    double each = (double) windows.size() / Math.max(1, groups);
    return Arrays.stream(counts).mapToDouble(count -> count == 0 ? 0 : each / count).toArray();
  }
}
