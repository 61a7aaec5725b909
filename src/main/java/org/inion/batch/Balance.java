package org.inion.batch;

import java.util.Arrays;
import org.inion.batch.WindowIndex.Part;
import org.inion.batch.WindowIndex.Row;

/** Who is seen how often in an epoch. */
public enum Balance {
  /** Every window once. */
  NONE {
    @Override
    int group(Row row) {
      return 0;
    }
  },
  /** Every subject about equally often, however many windows it has. */
  SUBJECT {
    @Override
    int group(Row row) {
      return row.subject();
    }
  },
  /** Every class of the first target about equally often. */
  LABEL {
    @Override
    int group(Row row) {
      return Math.round(row.labels()[0]);
    }
  };

  abstract int group(Row row);

  /** How often a window of each group is seen, so that an epoch keeps its number of windows. */
  double[] shares(WindowIndex index) {
    long[] counts = new long[1];
    for (Part part : index.files()) {
      for (Row row : part.rows()) {
        if (row.wanted()) {
          int group = group(row);
          if (group >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(group + 1, 2 * counts.length));
          }
          counts[group]++;
        }
      }
    }
    long groups = Arrays.stream(counts).filter(count -> count > 0).count();
    double each = (double) index.windows() / Math.max(1, groups);
    return Arrays.stream(counts).mapToDouble(count -> count == 0 ? 0 : each / count).toArray();
  }
}
