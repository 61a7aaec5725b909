package org.inion.dsp;

import java.util.Arrays;

/** Low-pass filters by windowed sinc, and the arithmetic of taps. All frequencies in Hz. */
final class WindowedSinc {
  private WindowedSinc() {}

  /**
   * A low-pass with a Hamming window, gain 1 at 0 Hz.
   *
   * @param length odd
   * @param cutoff where the gain is one half, as a fraction of the Nyquist frequency
   */
  static double[] hamming(int length, double cutoff) {
    int half = length / 2;
    double[] taps = new double[2 * half + 1];
    for (int k = -half; k <= half; k++) {
      double window = half == 0 ? 1 : 0.54 + 0.46 * Math.cos(Math.PI * k / half);
      taps[half + k] = window * sinc(cutoff, k);
    }
    return normalised(taps);
  }

  /**
   * A low-pass with a Kaiser window, gain 1 at 0 Hz.
   *
   * <p><b>Source</b>: J. F. Kaiser, Nonrecursive digital filter design using the I0-sinh window
   * function, ISCAS 1974: length and shape from attenuation and transition.
   *
   * @param attenuationDecibel of the stop band, above 50; the pass band ripples by as little
   */
  static double[] kaiser(double passHz, double stopHz, double rateHz, double attenuationDecibel) {
    double transition = 2 * Math.PI * (stopHz - passHz) / rateHz;
    int half = (int) Math.ceil((attenuationDecibel - 7.95) / (2.285 * transition) / 2);
    double beta = 0.1102 * (attenuationDecibel - 8.7);
    double[] taps = new double[2 * half + 1];
    for (int k = -half; k <= half; k++) {
      double position = (double) k / half;
      double window = bessel(beta * Math.sqrt(1 - position * position)) / bessel(beta);
      taps[half + k] = window * sinc((passHz + stopHz) / rateHz, k);
    }
    return normalised(taps);
  }

  /** One filter after the other. */
  static double[] convolve(double[] a, double[] b) {
    double[] sum = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      if (a[i] != 0) {
        for (int j = 0; j < b.length; j++) {
          sum[i + j] += a[i] * b[j];
        }
      }
    }
    return sum;
  }

  /** The same taps at a rate that is so many times higher, with zeros between. */
  static double[] spread(double[] taps, int factor) {
    double[] spread = new double[(taps.length - 1) * factor + 1];
    for (int i = 0; i < taps.length; i++) {
      spread[i * factor] = taps[i];
    }
    return spread;
  }

  private static double sinc(double cutoff, double distance) {
    double angle = Math.PI * cutoff * distance;
    return distance == 0 ? cutoff : cutoff * Math.sin(angle) / angle;
  }

  private static double[] normalised(double[] taps) {
    double sum = Arrays.stream(taps).sum();
    return Arrays.stream(taps).map(tap -> tap / sum).toArray();
  }

  /** The modified Bessel function of order 0, by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
