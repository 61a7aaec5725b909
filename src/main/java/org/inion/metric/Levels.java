package org.inion.metric;

import java.util.Arrays;

/**
 * The distinct values of an array in ascending order, as numbers from 0: ties share one. With it a
 * rank needs no sorting, however often rows are counted.
 */
final class Levels {
  /** Of no values. */
  static final Levels NONE = new Levels(new int[0], 0);

  private final int[] of;
  private final int size;

  private Levels(int[] of, int size) {
    this.of = of;
    this.size = size;
  }

  /** The level of a row's value. */
  int of(int row) {
    return of[row];
  }

  /** How many distinct values there are. */
  int size() {
    return size;
  }

  static Levels of(double[] values) {
    double[] distinct = new double[values.length];
    // Adding 0 makes -0 and 0 the tie that they are.
    Arrays.setAll(distinct, i -> values[i] + 0.0);
    Arrays.sort(distinct);
    int size = 0;
    for (int i = 0; i < distinct.length; i++) {
      if (i == 0 || distinct[i] != distinct[size - 1]) {
        distinct[size++] = distinct[i];
      }
    }
    int[] levels = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      levels[i] = Arrays.binarySearch(distinct, 0, size, values[i] + 0.0);
    }
    return new Levels(levels, size);
  }

  /** The rank of each row, from 1, rows counted as often as said; ties get their mean rank. */
  double[] averageRanks(Pairs pairs) {
    int[] counts = pairs.counts();
    long[] levelCounts = new long[size];
    for (int i = 0; i < of.length; i++) {
      levelCounts[of[i]] += counts[i];
    }
    double[] levelRanks = new double[size];
    long below = 0;
    for (int level = 0; level < size; level++) {
      levelRanks[level] = below + (levelCounts[level] + 1) / 2.0;
      below += levelCounts[level];
    }
    double[] ranks = new double[of.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = levelRanks[of[i]];
    }
    return ranks;
  }
}
