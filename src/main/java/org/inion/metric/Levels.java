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

  /**
   * The rank of each level, measured from the mean rank, rows counted as often as said; ties share
   * the mean of their ranks.
   */
  Ranks ranks(Pairs pairs) {
    int[] counts = pairs.counts();
    long[] levelCounts = new long[size];
    for (int i = 0; i < of.length; i++) {
      levelCounts[of[i]] += counts[i];
    }
    double meanRank = (pairs.total() + 1) / 2.0;
    double[] ofLevels = new double[size];
    double squares = 0;
    long below = 0;
    for (int level = 0; level < size; level++) {
      double rank = below + (levelCounts[level] + 1) / 2.0 - meanRank;
      ofLevels[level] = rank;
      squares += levelCounts[level] * rank * rank;
      below += levelCounts[level];
    }
    return new Ranks(this, ofLevels, squares);
  }

  /** Ranks of rows, measured from their mean. */
  static final class Ranks {
    private final Levels levels;
    private final double[] ofLevels;
    private final double squares;

    private Ranks(Levels levels, double[] ofLevels, double squares) {
      this.levels = levels;
      this.ofLevels = ofLevels;
      this.squares = squares;
    }

    double of(int row) {
      return ofLevels[levels.of[row]];
    }

    /** Over all counted rows; 0 where all are ties. */
    double sumOfSquares() {
      return squares;
    }
  }
}
