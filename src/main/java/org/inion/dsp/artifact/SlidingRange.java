package org.inion.dsp.artifact;

/**
 * Largest and smallest sample of every span of a fixed length, for one channel at a time.
 *
 * <p>Spans are doubled: the extremes over 2, 4, 8 … samples come from two that are half as long,
 * and the last two overlap. Each doubling is one plain loop over arrays, which the compiler turns
 * into vector instructions.
 */
final class SlidingRange {
  private final int span;
  private float[] lowest = {};
  private float[] highest = {};
  private float[] spare = {};

  /**
   * @param span samples, at least 1
   */
  SlidingRange(int span) {
    this.span = span;
  }

  /** Takes the first samples of a channel; {@link #smallest} and {@link #over} then speak of it. */
  void fill(float[] signal, int samples) {
    if (lowest.length < samples) {
      lowest = new float[samples];
      highest = new float[samples];
      spare = new float[samples];
    }
    lowest = spans(signal, samples, lowest, true);
    highest = spans(signal, samples, highest, false);
  }

  /** Smallest peak-to-peak of the spans that lie inside a window; NaN when none fits. */
  float smallest(int start, int length) {
    int stop = start + length - span + 1;
    float smallest = stop > start ? Float.POSITIVE_INFINITY : Float.NaN;
    for (int i = start; i < stop; i++) {
      float range = highest[i] - lowest[i];
      if (!(range >= smallest)) {
        smallest = range;
      }
    }
    return smallest;
  }

  /** Peak-to-peak of a window that is at least one span long. */
  float over(int start, int length) {
    int last = start + length - span;
    float low = lowest[last];
    float high = highest[last];
    for (int i = start; i < last; i += span) {
      low = Math.min(low, lowest[i]);
      high = Math.max(high, highest[i]);
    }
    return high - low;
  }

  /** Peak-to-peak of any window, read from the signal itself. */
  static float direct(float[] signal, int start, int length) {
    float low = signal[start];
    float high = low;
    for (int i = start + 1; i < start + length; i++) {
      low = Math.min(low, signal[i]);
      high = Math.max(high, signal[i]);
    }
    return high - low;
  }

  private float[] spans(float[] signal, int samples, float[] target, boolean lowest) {
    float[] from = signal;
    float[] to = target;
    int width = 1;
    do {
      int move = Math.min(width, span - width);
      int count = samples - width - move + 1;
      if (lowest) {
        pairMin(from, move, count, to);
      } else {
        pairMax(from, move, count, to);
      }
      width += move;
      float[] next = to == target ? spare : target;
      from = to;
      to = next;
    } while (width < span);
    if (from == spare) {
      spare = target;
    }
    return from;
  }

  private static void pairMin(float[] from, int move, int count, float[] to) {
    for (int i = 0; i < count; i++) {
      to[i] = Math.min(from[i], from[i + move]);
    }
  }

  private static void pairMax(float[] from, int move, int count, float[] to) {
    for (int i = 0; i < count; i++) {
      to[i] = Math.max(from[i], from[i + move]);
    }
  }
}
