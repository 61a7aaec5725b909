package org.inion.format.edf;

import java.io.Closeable;
import java.io.IOException;
import org.inion.format.bytes.FileSpans;

/**
 * A moving window on a file's bytes: one buffer that is reused, and read again only for what it
 * does not hold.
 */
final class FileWindow implements Closeable {
  /** Small enough to stay in a core's second-level cache between reading and decoding. */
  static final int BYTES = 1 << 18;

  private final FileSpans file;
  private byte[] buffer = {};
  private long first;
  private int length;

  FileWindow(FileSpans file) {
    this.file = file;
  }

  /** The bytes, valid until the next {@link #seek}. */
  byte[] buffer() {
    return buffer;
  }

  /**
   * Brings bytes of the file into the buffer and says where they begin in it.
   *
   * @param position of the first byte in the file
   * @param bytes that are needed
   * @param worthwhile position before which reading ahead pays
   */
  int seek(long position, int bytes, long worthwhile) throws IOException {
    if (position < first || position + bytes > first + length) {
      fill(position, (int) Math.max(bytes, Math.min(BYTES, worthwhile - position)));
    }
    return (int) (position - first) + Decoder.MARGIN_BYTES;
  }

  private void fill(long position, int bytes) throws IOException {
    length = 0;
    if (buffer.length < bytes + 2 * Decoder.MARGIN_BYTES) {
      buffer = new byte[bytes + 2 * Decoder.MARGIN_BYTES];
    }
    file.read(position, buffer, Decoder.MARGIN_BYTES, bytes);
    first = position;
    length = bytes;
  }

  @Override
  public void close() throws IOException {
    file.channel().close();
  }
}
