package org.inion.dsp;

import org.inion.signal.SampleRate;

/**
 * A symmetric FIR filter without delay: its middle tap lies on the sample that it makes.
 *
 * <p><b>Unit</b>: none; the gain of the pass band is 1.
 */
public final class Kernel {
  private final double[] taps;
  private final SampleRate rate;

  /**
   * @param taps symmetric, an odd number
   * @param rate at which the taps lie
   */
  public Kernel(double[] taps, SampleRate rate) {
    if (taps.length % 2 == 0) {
      throw new IllegalArgumentException(
          "Invalid kernel: number of taps must be odd, but was " + taps.length);
    }
    this.taps = taps.clone();
    this.rate = rate;
  }

  /** A copy of the taps. */
  public double[] taps() {
    return taps.clone();
  }

  /** At which the taps lie. */
  public SampleRate rate() {
    return rate;
  }

  public int length() {
    return taps.length;
  }

  /** Taps on each side of the middle one. */
  public int half() {
    return taps.length / 2;
  }

  /** True when it is the single tap 1. */
  public boolean isIdentity() {
    return taps.length == 1 && taps[0] == 1;
  }

  /** The tap at a distance from the middle one; 0 beyond the ends. */
  double tap(long distance) {
    return Math.abs(distance) > half() ? 0 : taps[half() + (int) distance];
  }

  /** The gain at a frequency, with its sign: the filter has no phase. */
  public double gain(double hertz) {
    double step = 2 * Math.PI * hertz / rate.hertz();
    double sum = taps[half()];
    for (int k = 1; k <= half(); k++) {
      sum += 2 * taps[half() + k] * Math.cos(step * k);
    }
    return sum;
  }

  /** The magnitude of the gain at a frequency, in dB; negative infinity for none at all. */
  public double response(double hertz) {
    return 20 * Math.log10(Math.abs(gain(hertz)));
  }
}
