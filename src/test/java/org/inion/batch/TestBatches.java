package org.inion.batch;

import java.util.Random;

/** Batches of numbers that a test makes up. */
public final class TestBatches {
  private TestBatches() {}

  /** Normal noise whose labels are the mean of each window's first channel, with noise. */
  public static Batch noise(int windows, int channels, int samples, long seed) {
    Random random = new Random(seed);
    Batch batch = new Batch(windows, channels * samples, 1, given -> {});
    for (int window = 0; window < windows; window++) {
      float sum = 0;
      for (int i = 0; i < channels * samples; i++) {
        float value = (float) random.nextGaussian();
        sum += i < samples ? value : 0;
        batch.signals().putFloat(value);
      }
      float label = (float) (sum / Math.sqrt(samples) + 0.1 * random.nextGaussian());
      batch.add(new WindowIndex.Row(window, new float[] {label}));
    }
    batch.signals().flip();
    return batch;
  }
}
