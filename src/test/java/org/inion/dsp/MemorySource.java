package org.inion.dsp;

import org.inion.signal.SampleRate;
import org.inion.signal.SignalSource;

/** Samples in memory as a source. */
final class MemorySource implements SignalSource {
  private final SampleRate rate;
  private final float[][] signal;

  MemorySource(SampleRate rate, float[][] signal) {
    this.rate = rate;
    this.signal = signal;
  }

  @Override
  public SampleRate rate() {
    return rate;
  }

  @Override
  public int channels() {
    return signal.length;
  }

  @Override
  public long samples() {
    return signal[0].length;
  }

  @Override
  public void read(long start, int length, float[][] target, int offset) {
    for (int c = 0; c < signal.length; c++) {
      System.arraycopy(signal[c], (int) start, target[c], offset, length);
    }
  }
}
