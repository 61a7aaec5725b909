package org.inion.dsp;

import java.util.Random;

/** Signals for tests, and the comparison of signals. */
final class Signals {
  private Signals() {}

  /** Slow and fast noise around an offset, different in every channel. */
  static float[][] noise(int channels, int samples, float offset, long seed) {
    Random random = new Random(seed);
    float[][] signal = new float[channels][samples];
    for (float[] channel : signal) {
      double slow = 0;
      for (int i = 0; i < samples; i++) {
        slow = 0.99 * slow + random.nextGaussian();
        channel[i] = (float) (offset + 5 * slow + random.nextGaussian());
      }
    }
    return signal;
  }

  /** Root of the summed squared differences over that of the summed squares of what is expected. */
  static double relativeDifference(double[] expected, double[] actual) {
    double difference = 0;
    double power = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (expected[i] - actual[i]) * (expected[i] - actual[i]);
      power += expected[i] * expected[i];
    }
    return Math.sqrt(difference / power);
  }
}
