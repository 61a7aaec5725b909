package org.inion.metric;

import java.util.Arrays;
import java.util.Locale;

/** How the values of a subject's rows become one value. */
public enum Aggregate {
  MEAN {
    @Override
    double of(double[] values, int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += values[i];
      }
      double mean = sum / (to - from);
      double rest = 0;
      for (int i = from; i < to; i++) {
        rest += values[i] - mean;
      }
      // So that the mean of equal values is that value, to the bit.
      return mean + rest / (to - from);
    }
  },
  /** The middle value; of an even number the mean of both middle ones. */
  MEDIAN {
    @Override
    double of(double[] values, int from, int to) {
      Arrays.sort(values, from, to);
      int upper = from + (to - from) / 2;
      return (to - from) % 2 == 1 ? values[upper] : (values[upper - 1] + values[upper]) / 2;
    }
  };

  /** Of a part of an array, which may be put into another order. */
  abstract double of(double[] values, int from, int to);

  /** The name that options use. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * One value a subject.
   *
   * <p><b>Shape</b>: {@code values[n]} to {@code [subjects]}, in the order of the subjects'
   * numbers.
   */
  public double[] of(double[] values, Subjects subjects) {
    int[] begin = new int[subjects.count() + 1];
    for (int row = 0; row < values.length; row++) {
      begin[subjects.of(row) + 1]++;
    }
    Arrays.parallelPrefix(begin, Integer::sum);
    int[] next = begin.clone();
    double[] bySubject = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      bySubject[next[subjects.of(i)]++] = values[i];
    }
    double[] aggregated = new double[subjects.count()];
    Arrays.setAll(aggregated, s -> of(bySubject, begin[s], begin[s + 1]));
    return aggregated;
  }
}
