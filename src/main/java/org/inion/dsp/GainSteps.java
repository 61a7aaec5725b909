package org.inion.dsp;

import java.util.ArrayList;
import java.util.List;

/**
 * A filter as steps of its gain over frequency, between 0 and 1, and its taps: each transition is
 * one windowed sinc as long as that transition needs, added to or taken from the ones above it.
 *
 * <p><b>Source</b>: the default FIR of MNE-Python 1.13 ({@code fir_design="firwin"}, Hamming
 * window, automatic lengths), whose taps these are. The order of the floating-point operations
 * matters: lengths are rounded.
 */
final class GainSteps {
  /** Length of a Hamming-windowed sinc in units of 1 / width of its transition. */
  private static final double LENGTH_FACTOR = 3.3;

  private final double rateHz;
  private final List<Double> hertz = new ArrayList<>();
  private final List<Integer> gains = new ArrayList<>();

  /**
   * @param gain at 0 Hz, 0 or 1
   */
  GainSteps(double rateHz, int gain) {
    this.rateHz = rateHz;
    hertz.add(0.0);
    gains.add(gain);
  }

  /** A transition: the gain of before up to the first frequency, the other from the second on. */
  GainSteps step(double fromHz, double toHz) {
    int before = gains.get(gains.size() - 1);
    add(fromHz, before);
    add(toHz, 1 - before);
    return this;
  }

  private void add(double frequencyHz, int gain) {
    if (frequencyHz > hertz.get(hertz.size() - 1)) {
      hertz.add(frequencyHz);
      gains.add(gain);
    }
  }

  /** The taps, an odd number. */
  double[] taps() {
    add(rateHz / 2, gains.get(gains.size() - 1));
    int length = longest();
    double[] taps = new double[length];
    int last = hertz.size() - 1;
    if (gains.get(last) == 1) {
      taps[length / 2] = 1;
    }
    for (int i = last - 1; i >= 0; i--) {
      if (!gains.get(i).equals(gains.get(i + 1))) {
        double[] lowPass = lowPass(relative(i), relative(i + 1), length);
        addCentred(taps, lowPass, gains.get(i) == 1 ? 1 : -1);
      }
    }
    return taps;
  }

  private double[] lowPass(double from, double to, int longest) {
    double transition = (to - from) / 2;
    int length = Math.min(longest, odd((int) Math.rint(LENGTH_FACTOR / transition)));
    return WindowedSinc.hamming(length, (to + from) / 2);
  }

  /** The length that the narrowest transition needs. */
  private int longest() {
    double narrowest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < hertz.size(); i++) {
      if (!gains.get(i).equals(gains.get(i - 1))) {
        narrowest = Math.min(narrowest, hertz.get(i) - hertz.get(i - 1));
      }
    }
    // Subtracting edges leaves rounding errors that a ceiling would turn into two more taps.
    double width = Math.rint(narrowest * 1e9) / 1e9;
    return odd(Math.max(1, (int) Math.ceil(LENGTH_FACTOR / width * rateHz)));
  }

  private double relative(int i) {
    return hertz.get(i) / (rateHz / 2);
  }

  private static int odd(int length) {
    return length + 1 - length % 2;
  }

  private static void addCentred(double[] taps, double[] part, int sign) {
    int offset = (taps.length - part.length) / 2;
    for (int i = 0; i < part.length; i++) {
      taps[offset + i] += sign * part[i];
    }
  }
}
