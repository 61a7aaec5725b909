package org.inion.dsp.artifact;

import java.util.Arrays;

/** A slow, plain band-pass with decimation and slow, plain tile powers, all in float64. */
final class SlowDsp {
  private SlowDsp() {}

  /** 0.5 to 40 Hz by windowed sincs with transitions of 0.5 and 10 Hz, then every n-th sample. */
  static float[] bandPass(float[] signal, double rateHz, int every) {
    double[] low = convolve(toDouble(signal), lowPass(45, 10, rateHz), every);
    double[] drift = convolve(low, lowPass(0.25, 0.5, rateHz / every), 1);
    float[] passed = new float[low.length];
    for (int i = 0; i < passed.length; i++) {
      passed[i] = (float) (low[i] - drift[i]);
    }
    return passed;
  }

  /**
   * Band powers in tiles of one second: mean taken off, Hann window, power of the bins from the
   * lower edge on and below the upper one; NaN for a band that passes half the rate.
   */
  static float[][] tilePowers(float[] signal, double rateHz, ArtifactBands bands) {
    int tile = (int) Math.round(rateHz);
    int tiles = signal.length / tile;
    float[][] powers = new float[bands.bands().size()][tiles];
    double[][] turns = turns(tile);
    for (int t = 0; t < tiles; t++) {
      double[] bins = binPowers(signal, t * tile, tile, turns);
      for (int b = 0; b < powers.length; b++) {
        powers[b][t] = (float) sum(bins, bands.bands().get(b), rateHz / tile, rateHz / 2);
      }
    }
    return powers;
  }

  private static double sum(double[] bins, ArtifactBands.Band band, double binHz, double mostHz) {
    if (band.toHz() > mostHz) {
      return Double.NaN;
    }
    double sum = 0;
    for (int k = 0; k < bins.length; k++) {
      sum += k * binHz >= band.fromHz() && k * binHz < band.toHz() ? bins[k] : 0;
    }
    return sum;
  }

  private static double[] binPowers(float[] signal, int start, int tile, double[][] turns) {
    double mean = 0;
    for (int i = 0; i < tile; i++) {
      mean += (double) signal[start + i] / tile;
    }
    double[] re = new double[tile];
    double squares = 0;
    for (int i = 0; i < tile; i++) {
      double hann = 0.5 - 0.5 * turns[0][i];
      re[i] = hann * (signal[start + i] - mean);
      squares += hann * hann;
    }
    double[][] spectrum = transform(re, new double[tile], turns);
    double[] powers = new double[tile / 2];
    for (int k = 0; k < powers.length; k++) {
      powers[k] = 2 * (square(spectrum[0][k]) + square(spectrum[1][k])) / (tile * squares);
    }
    return powers;
  }

  /**
   * Discrete Fourier transform by the smallest factor of the length, then of what is left.
   *
   * @param turns cosine and sine of each of the parts of a whole turn, for the whole length
   */
  static double[][] transform(double[] re, double[] im, double[][] turns) {
    int n = re.length;
    if (n == 1) {
      return new double[][] {re, im};
    }
    int factor = 2;
    while (n % factor != 0) {
      factor++;
    }
    int all = turns[0].length;
    double[][] sum = new double[2][n];
    for (int r = 0; r < factor; r++) {
      double[][] part = transform(everyNth(re, r, factor), everyNth(im, r, factor), turns);
      for (int k = 0; k < n; k++) {
        int turn = (int) ((long) r * k * (all / n) % all);
        double cos = turns[0][turn];
        double sin = turns[1][turn];
        int m = k % (n / factor);
        sum[0][k] += part[0][m] * cos - part[1][m] * sin;
        sum[1][k] += part[0][m] * sin + part[1][m] * cos;
      }
    }
    return sum;
  }

  static double[][] turns(int parts) {
    double[][] turns = new double[2][parts];
    for (int j = 0; j < parts; j++) {
      turns[0][j] = Math.cos(-2 * Math.PI * j / parts);
      turns[1][j] = Math.sin(-2 * Math.PI * j / parts);
    }
    return turns;
  }

  private static double[] everyNth(double[] values, int first, int step) {
    double[] picked = new double[values.length / step];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[first + i * step];
    }
    return picked;
  }

  /** Hamming-windowed sinc of unit gain at 0 Hz. */
  private static double[] lowPass(double cutHz, double transitionHz, double rateHz) {
    int half = (int) Math.ceil(3.3 / transitionHz * rateHz / 2);
    double[] taps = new double[2 * half + 1];
    for (int i = 0; i < taps.length; i++) {
      double t = i - half;
      double sinc =
          t == 0 ? 2 * cutHz / rateHz : Math.sin(2 * Math.PI * cutHz * t / rateHz) / (Math.PI * t);
      taps[i] = sinc * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (taps.length - 1)));
    }
    double gain = Arrays.stream(taps).sum();
    return Arrays.stream(taps).map(tap -> tap / gain).toArray();
  }

  /** The ends are mirrored about their last value. */
  private static double[] convolve(double[] signal, double[] taps, int every) {
    int half = taps.length / 2;
    int n = signal.length;
    double[] padded = new double[n + 2 * half];
    System.arraycopy(signal, 0, padded, half, n);
    for (int i = 1; i <= half; i++) {
      padded[half - i] = 2 * signal[0] - signal[Math.min(i, n - 1)];
      padded[half + n - 1 + i] = 2 * signal[n - 1] - signal[Math.max(0, n - 1 - i)];
    }
    double[] result = new double[(n + every - 1) / every];
    for (int i = 0; i < result.length; i++) {
      double sum = 0;
      for (int k = 0; k <= half; k++) {
        int from = i * every + k;
        int to = i * every + 2 * half - k;
        sum += taps[k] * (from == to ? padded[from] : padded[from] + padded[to]);
      }
      result[i] = sum;
    }
    return result;
  }

  private static double[] toDouble(float[] signal) {
    double[] values = new double[signal.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = signal[i];
    }
    return values;
  }

  private static double square(double x) {
    return x * x;
  }
}
