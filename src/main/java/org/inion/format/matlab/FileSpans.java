package org.inion.format.matlab;

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

  @Override
  public void read(long position, byte[] into, int at, int length) throws IOException {
    if (position < 0 || length < 0 || position + length > size) {
      throw cutOff(first + position + length);
    }
    ByteBuffer target = ByteBuffer.wrap(into, at, length);
    channel.position(first + position);
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw cutOff(first + position + length);
      }
    }
  }

  private RuntimeException cutOff(long needed) throws IOException {
    return where.bad(
        "Cannot read the data: file must have at least "
            + needed
            + " bytes, but has "
            + channel.size()
            + " bytes. Copy the file again.");
  }
}
