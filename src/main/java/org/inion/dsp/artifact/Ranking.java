package org.inion.dsp.artifact;

import java.util.Arrays;

/** The k largest values that each window was offered. */
final class Ranking {
  private final int depth;
  private final float[] best;

  Ranking(int windows, int depth) {
    this.depth = depth;
    best = new float[windows * depth];
    Arrays.fill(best, Float.NaN);
  }

  /** Offers a value; NaN is no value. */
  void offer(int window, float value) {
    int place = (window + 1) * depth - 1;
    if (Float.isNaN(value) || value <= best[place]) {
      return;
    }
    while (place > window * depth && !(best[place - 1] >= value)) {
      best[place] = best[place - 1];
      place--;
    }
    best[place] = value;
  }

  /** The k-th largest value; NaN when fewer were offered. */
  float last(int window) {
    return best[(window + 1) * depth - 1];
  }
}
