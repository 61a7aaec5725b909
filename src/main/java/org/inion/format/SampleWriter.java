package org.inion.format;

import java.io.Closeable;
import java.io.IOException;
import org.inion.signal.SignalSource;

/** Takes the samples of a recording, block after block, and writes its files. */
public interface SampleWriter extends Closeable {

  /**
   * Writes the next block.
   *
   * <p><b>Shape</b>: {@code [channel][samples]}. <b>Unit</b>: µV for voltages, else the channel's
   * own.
   */
  void write(float[][] samples) throws IOException;

  /** Samples so far that lay beyond what the files can hold, and were stored as the nearest. */
  long saturatedSamples();

  /** Writes all samples of a source of as many channels, second by second. */
  default void writeAll(SignalSource source) throws IOException {
    int block = (int) Math.max(1, source.rate().sampleAt(1));
    float[][] samples = new float[source.channels()][];
    for (long start = 0; start < source.samples(); start += block) {
      int length = (int) Math.min(block, source.samples() - start);
      if (samples[0] == null || samples[0].length != length) {
        samples = new float[source.channels()][length];
      }
      source.read(start, length, samples, 0);
      write(samples);
    }
  }

  /**
   * Finishes the files.
   *
   * @throws IllegalStateException when fewer samples were written than were announced
   */
  @Override
  void close() throws IOException;
}
