package org.inion.format.bytes;

import java.io.IOException;

/** Reads spans of samples of several channels that lie in one stretch of bytes. */
public interface SampleReader {
  /** Bytes at once: few enough to stay in a core's second-level cache until they are decoded. */
  int BLOCK_BYTES = 1 << 18;

  /** As {@link org.inion.signal.Recording#read}; the span lies within the recording. */
  void read(int[] channels, long start, int length, float[][] target, int offset)
      throws IOException;
}
