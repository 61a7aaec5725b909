package org.inion.format.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.inion.error.Where;

/**
 * A stretch of a file.
 *
 * @param first where it begins in the file
 * @param size its bytes
 */
public record FileSpans(SeekableByteChannel channel, long first, long size, Where where)
    implements ByteSpans {

  /** The whole file. */
  public static FileSpans whole(SeekableByteChannel channel, Where where) throws IOException {
    return new FileSpans(channel, 0, channel.size(), where);
  }

  /**
   * Reads bytes of a file until a buffer is full or the file ends.
   *
   * @return how many were read
   */
  public static int fill(SeekableByteChannel channel, long position, ByteBuffer target)
      throws IOException {
    int before = target.position();
    channel.position(position);
    int read = 0;
    while (read >= 0 && target.hasRemaining()) {
      read = channel.read(target);
    }
    return target.position() - before;
  }

  @Override
  public void read(long position, byte[] into, int at, int length) throws IOException {
    if (position < 0 || length < 0 || position > size - length) {
      throw cutOff(
          position,
          length,
          "has " + Math.min(first + size, channel.size()) + " bytes. Copy the file again.");
    }
    if (fill(channel, first + position, ByteBuffer.wrap(into, at, length)) < length) {
      throw cutOff(
          position,
          length,
          "ended after "
              + channel.size()
              + " bytes. It became shorter while it was open; run again.");
    }
  }

  private RuntimeException cutOff(long position, int length, String rest) {
    return where.bad(
        "Cannot read the data: file must have at least "
            + (first + position + length)
            + " bytes, but "
            + rest);
  }
}
