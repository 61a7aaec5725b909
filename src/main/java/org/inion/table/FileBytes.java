package org.inion.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A file of this machine, read from a place that moves: small pieces through a buffer, large ones
 * straight into the memory that they are for. The place of the channel does not matter and stays.
 */
final class FileBytes {
  private static final int BUFFER = 1 << 12;

  private final FileChannel file;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  /** Place in the file of what is behind the buffer. */
  private long behind;

  FileBytes(FileChannel file) {
    this.file = file;
  }

  long position() {
    return behind - buffer.remaining();
  }

  void position(long place) {
    long first = behind - buffer.limit();
    if (place >= first && place <= behind) {
      buffer.position((int) (place - first));
    } else {
      buffer.position(0).limit(0);
      behind = place;
    }
  }

  /**
   * Fills a buffer.
   *
   * @throws EOFException when there are too few bytes
   */
  void read(ByteBuffer target) throws IOException {
    int buffered = Math.min(buffer.remaining(), target.remaining());
    target.put(buffer.slice(buffer.position(), buffered));
    buffer.position(buffer.position() + buffered);
    while (target.hasRemaining()) {
      int read = file.read(target, behind);
      if (read < 0) {
        throw new EOFException();
      }
      buffer.position(0).limit(0);
      behind += read;
    }
  }

  /** Four bytes, the smallest first. */
  int readInt() throws IOException {
    if (buffer.remaining() < Integer.BYTES) {
      refill();
      if (buffer.remaining() < Integer.BYTES) {
        throw new EOFException();
      }
    }
    return buffer.getInt();
  }

  private void refill() throws IOException {
    buffer.compact();
    try {
      int read;
      do {
        read = file.read(buffer, behind);
        behind += Math.max(0, read);
      } while (read > 0 && buffer.hasRemaining());
    } finally {
      buffer.flip();
    }
  }

  /** The same bytes one by one, from the place where it stands on; moves it. */
  InputStream stream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        if (!buffer.hasRemaining()) {
          refill();
        }
        return buffer.hasRemaining() ? buffer.get() & 0xff : -1;
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        if (!buffer.hasRemaining()) {
          refill();
        }
        int read = Math.min(length, buffer.remaining());
        buffer.get(target, from, read);
        return read == 0 && length > 0 ? -1 : read;
      }
    };
  }
}
