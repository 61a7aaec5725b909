package org.inion.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.SeekableInputStream;

/** A channel as Parquet wants it: bytes go straight into the buffer that is given. */
final class ChannelStream extends SeekableInputStream {
  private final SeekableByteChannel channel;

  ChannelStream(SeekableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public long getPos() throws IOException {
    return channel.position();
  }

  @Override
  public void seek(long position) throws IOException {
    channel.position(position);
  }

  @Override
  public int read() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    return read(one) < 0 ? -1 : one.get(0) & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    return read(ByteBuffer.wrap(target, from, length));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return channel.read(target);
  }

  @Override
  public void readFully(byte[] target) throws IOException {
    readFully(ByteBuffer.wrap(target));
  }

  @Override
  public void readFully(byte[] target, int from, int length) throws IOException {
    readFully(ByteBuffer.wrap(target, from, length));
  }

  @Override
  public void readFully(ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new EOFException(target.remaining() + " bytes are missing at the end");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
