package org.inion.simulate;

import org.inion.simulate.head.Net;

/** Something short with one course in time and one pattern over the electrodes. */
final class Burst {
  private final long start;
  private final float[] course;
  private final double[] pattern;

  /**
   * A burst.
   *
   * @param start its first sample
   * @param course in µV at the electrode that sees it best
   * @param pattern over the electrodes
   */
  Burst(long start, float[] course, double[] pattern) {
    this.start = start;
    this.course = course;
    this.pattern = pattern;
  }

  /**
   * Adds the part that falls into a span of samples.
   *
   * <p><b>Shape</b>: {@code [129][samples]}.
   */
  void add(float[][] signal, long first, int samples) {
    int from = (int) Math.max(0, start - first);
    int to = (int) Math.min(samples, start + course.length - first);
    for (int e = 0; e < Net.CZ && from < to; e++) {
      float weight = (float) pattern[e];
      if (weight != 0) {
        float[] x = signal[e];
        int shift = (int) (first - start);
        for (int i = from; i < to; i++) {
          x[i] += weight * course[i + shift];
        }
      }
    }
  }
}
