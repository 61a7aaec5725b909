package org.inion.format.bytes;

import java.io.IOException;

/** Bytes that can be read span by span, wherever they lie. */
public interface ByteSpans {

  /** How many there are. */
  long size();

  /**
   * Reads a span.
   *
   * @param position of the first byte, from 0; the span must lie within {@link #size}
   */
  void read(long position, byte[] into, int at, int length) throws IOException;
}
