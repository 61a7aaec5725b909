package org.inion.dsp.artifact;

import org.inion.signal.SampleRate;

/**
 * The difference of the means of the two halves of a moving span, for one channel at a time. The
 * span moves on a grid that begins at the segment's first sample; a half is a whole number of
 * moves.
 */
final class MovingStep {
  private final int move;
  private final int half;
  private double[] sums = {};
  private float[] steps = {};

  MovingStep(ArtifactSettings.Step settings, SampleRate rate) {
    move = (int) Math.max(1, rate.sampleAt(settings.moveSeconds()));
    double halfSamples = settings.windowSeconds() / 2 * rate.hertz();
    half = (int) Math.max(1, Math.round(halfSamples / move));
  }

  /** Takes the first samples of a channel. */
  void fill(float[] signal, int samples) {
    int blocks = samples / move;
    if (steps.length < blocks) {
      steps = new float[blocks];
      sums = new double[blocks + 1];
    }
    for (int block = 0; block < blocks; block++) {
      double sum = 0;
      for (int i = block * move; i < (block + 1) * move; i++) {
        sum += signal[i];
      }
      sums[block + 1] = sums[block] + sum;
    }
    double samplesOfHalf = (double) half * move;
    for (int block = 0; block + 2 * half <= blocks; block++) {
      double difference = sums[block] - 2 * sums[block + half] + sums[block + 2 * half];
      steps[block] = (float) (Math.abs(difference) / samplesOfHalf);
    }
  }

  /** Largest step of the spans that lie inside a window; NaN when none fits. */
  float largest(int start, int length) {
    int first = (start + move - 1) / move;
    int stop = (start + length) / move - 2 * half + 1;
    float largest = stop > first ? 0 : Float.NaN;
    for (int i = first; i < stop; i++) {
      if (!(steps[i] <= largest)) {
        largest = steps[i];
      }
    }
    return largest;
  }
}
