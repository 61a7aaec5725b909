package org.inion.dsp.reference;

import java.util.Arrays;

/** Subtracts the mean of some channels from all of them. */
final class MeanOfChannels {
  /** Samples at a time: their sums stay in the first-level cache. */
  private static final int BLOCK = 1024;

  private MeanOfChannels() {}

  static void subtract(float[][] signal, int samples, int channels, int[] of) {
    double[] sums = new double[BLOCK];
    float[] mean = new float[BLOCK];
    for (int start = 0; start < samples; start += BLOCK) {
      int length = Math.min(BLOCK, samples - start);
      Arrays.fill(sums, 0);
      for (int channel : of) {
        add(signal[channel], start, length, sums);
      }
      for (int i = 0; i < length; i++) {
        mean[i] = (float) (sums[i] / of.length);
      }
      for (int channel = 0; channel < channels; channel++) {
        takeOff(signal[channel], start, length, mean);
      }
    }
  }

  private static void add(float[] signal, int start, int length, double[] sums) {
    for (int i = 0; i < length; i++) {
      sums[i] += signal[start + i];
    }
  }

  private static void takeOff(float[] signal, int start, int length, float[] mean) {
    for (int i = 0; i < length; i++) {
      signal[start + i] -= mean[i];
    }
  }
}
