package org.inion.dsp.artifact;

import java.util.Arrays;

/** Loneliness by all correlations of all windows, in float64. */
final class NaiveLoneliness {
  private NaiveLoneliness() {}

  static boolean[] find(float[][] signal, int samples, int window, double threshold, int most) {
    int windows = samples / window;
    boolean[] lonely = new boolean[signal.length];
    for (int c = 0; c < signal.length; c++) {
      int count = 0;
      for (int w = 0; w < windows; w++) {
        count += highCorrelation(signal, c, w * window, window) < threshold ? 1 : 0;
      }
      lonely[c] = count > most;
    }
    return lonely;
  }

  private static double highCorrelation(float[][] signal, int channel, int start, int window) {
    double[] sorted = new double[signal.length - 1];
    int next = 0;
    for (int other = 0; other < signal.length; other++) {
      if (other != channel) {
        sorted[next++] = Math.abs(correlation(signal[channel], signal[other], start, window));
      }
    }
    Arrays.sort(sorted);
    return sorted[sorted.length - 1 - (int) (0.02 * (signal.length - 1))];
  }

  private static double correlation(float[] x, float[] y, int start, int window) {
    double meanX = 0;
    double meanY = 0;
    for (int t = start; t < start + window; t++) {
      meanX += x[t] / (double) window;
      meanY += y[t] / (double) window;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int t = start; t < start + window; t++) {
      xy += (x[t] - meanX) * (y[t] - meanY);
      xx += (x[t] - meanX) * (x[t] - meanX);
      yy += (y[t] - meanY) * (y[t] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
