package org.inion.bench;

import java.util.Random;
import org.inion.signal.SampleRate;
import org.inion.signal.SignalSource;

/**
 * A recording in memory of the size that the goals are stated for: 129 channels × 300 s, 500 Hz.
 */
final class BenchRecording implements SignalSource {
  static final int CHANNELS = 129;
  static final int SAMPLES = 150_000;
  static final SampleRate RATE = SampleRate.ofHertz(500);
  static final SampleRate OUTPUT = SampleRate.ofHertz(100);

  private final float[][] signal = new float[CHANNELS][SAMPLES];

  BenchRecording() {
    Random random = new Random(1);
    for (float[] channel : signal) {
      float slow = 0;
      for (int i = 0; i < SAMPLES; i++) {
        slow = 0.99f * slow + random.nextFloat() - 0.5f;
        channel[i] = 20 * slow + random.nextFloat();
      }
    }
  }

  @Override
  public int channels() {
    return CHANNELS;
  }

  @Override
  public SampleRate rate() {
    return RATE;
  }

  @Override
  public long samples() {
    return SAMPLES;
  }

  @Override
  public void read(long start, int length, float[][] target, int offset) {
    for (int c = 0; c < CHANNELS; c++) {
      System.arraycopy(signal[c], (int) start, target[c], offset, length);
    }
  }
}
