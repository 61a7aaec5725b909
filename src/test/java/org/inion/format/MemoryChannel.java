package org.inion.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file in memory that gives a part at a time, and counts what was taken. */
public class MemoryChannel implements SeekableByteChannel {
  private static final int MOST_AT_ONCE = 4096;

  private final byte[] bytes;
  private int position;
  private boolean open = true;
  private long bytesRead;

  public MemoryChannel(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Bytes read since the last call. */
  public long takeBytesRead() {
    long taken = bytesRead;
    bytesRead = 0;
    return taken;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    if (position >= bytes.length) {
      return -1;
    }
    int length = Math.min(Math.min(target.remaining(), MOST_AT_ONCE), bytes.length - position);
    target.put(bytes, position, length);
    position += length;
    bytesRead += length;
    return length;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    position = Math.toIntExact(newPosition);
    return this;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }
}
