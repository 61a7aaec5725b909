package org.inion.signal;

import java.io.IOException;

/** Samples of some channels at one rate, read span by span. */
public interface SignalSource {

  int channels();

  SampleRate rate();

  /** Samples of each channel. */
  long samples();

  /**
   * Reads a span of every channel.
   *
   * <p><b>Shape</b>: fills {@code target[channel][offset … offset + length)}. <b>Unit</b>: µV for
   * voltages, else the file's own.
   *
   * @param start first sample, from 0; {@code start + length} must be at most {@link #samples}
   */
  void read(long start, int length, float[][] target, int offset) throws IOException;
}
