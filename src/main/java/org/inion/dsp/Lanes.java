package org.inion.dsp;

/** Where the signals lie that share one transform: one a lane, real plane first. */
public final class Lanes {
  /** Samples of each lane. */
  public final float[][] signal;

  /** Where each lane begins in its samples. */
  public final int[] offset;

  /** What is taken away from every sample of a lane when it is gathered. */
  public final float[] base;

  Lanes(int count) {
    signal = new float[count][];
    offset = new int[count];
    base = new float[count];
  }

  int count() {
    return signal.length;
  }

  void set(int lane, float[] samples, int begin, float less) {
    signal[lane] = samples;
    offset[lane] = begin;
    base[lane] = less;
  }
}
