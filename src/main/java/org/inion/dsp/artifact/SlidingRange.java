package org.inion.dsp.artifact;

/**
 * Largest and smallest sample of every span of a fixed length, for one channel at a time.
 *
 * <p>Spans are doubled: the extremes over 2, 4, 8 … samples come from two that are half as long,
 * and the last two overlap. Each doubling is one plain loop over arrays, which the compiler turns
 * into vector instructions.
 */
final class SlidingRange {
  /** Spans at a time: the arrays of a part stay in the first-level cache. */
  private static final int PART = 2048;

  private final int span;
  private final float[] low;
  private final float[] high;
  private final float[] moved;
  private float[] lowest = {};
  private float[] highest = {};

  /**
   * @param span samples, at least 1
   */
  SlidingRange(int span) {
    this.span = span;
    low = new float[PART + span];
    high = new float[PART + span];
    moved = new float[PART + span];
  }

  /** Takes the first samples of a channel; {@link #smallest} and {@link #over} then speak of it. */
  void fill(float[] signal, int samples) {
    if (samples < span) {
      return; // no span fits, so no window that may be asked for does
    }
    if (lowest.length < samples) {
      lowest = new float[samples];
      highest = new float[samples];
    }
    for (int start = 0; start + span <= samples; start += PART) {
      fillPart(signal, start, Math.min(PART + span - 1, samples - start));
    }
  }

  private void fillPart(float[] signal, int start, int length) {
    System.arraycopy(signal, start, low, 0, length);
    System.arraycopy(signal, start, high, 0, length);
    int count = length;
    for (int width = 1; width < span; ) {
      int move = Math.min(width, span - width);
      count -= move;
      System.arraycopy(low, move, moved, 0, count);
      lower(low, moved, count);
      System.arraycopy(high, move, moved, 0, count);
      raise(high, moved, count);
      width += move;
    }
    System.arraycopy(low, 0, lowest, start, count);
    System.arraycopy(high, 0, highest, start, count);
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
    float bottom = lowest[last];
    float top = highest[last];
    for (int i = start; i < last; i += span) {
      bottom = Math.min(bottom, lowest[i]);
      top = Math.max(top, highest[i]);
    }
    return top - bottom;
  }

  /** Peak-to-peak of any window, read from the signal itself. */
  static float direct(float[] signal, int start, int length) {
    float bottom = signal[start];
    float top = bottom;
    for (int i = start + 1; i < start + length; i++) {
      bottom = Math.min(bottom, signal[i]);
      top = Math.max(top, signal[i]);
    }
    return top - bottom;
  }

  private static void lower(float[] one, float[] other, int count) {
    for (int i = 0; i < count; i++) {
      one[i] = Math.min(one[i], other[i]);
    }
  }

  private static void raise(float[] one, float[] other, int count) {
    for (int i = 0; i < count; i++) {
      one[i] = Math.max(one[i], other[i]);
    }
  }
}
