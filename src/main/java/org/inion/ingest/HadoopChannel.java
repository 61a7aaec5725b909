package org.inion.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;

/** A Hadoop stream as a channel that can seek and only reads. */
final class HadoopChannel implements SeekableByteChannel {
  private static final int TRANSFER_BYTES = 1 << 16;

  private final FSDataInputStream in;
  private final long size;
  private boolean open = true;

  HadoopChannel(FSDataInputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (target.hasArray()) {
      int read = read(target.array(), target.arrayOffset() + target.position(), target.remaining());
      if (read > 0) {
        target.position(target.position() + read);
      }
      return read;
    }
    byte[] transfer = new byte[Math.min(target.remaining(), TRANSFER_BYTES)];
    int read = read(transfer, 0, transfer.length);
    if (read > 0) {
      target.put(transfer, 0, read);
    }
    return read;
  }

  /** Hadoop's local disk throws an error, which nobody catches, where a disk cannot be read. */
  private int read(byte[] target, int from, int length) throws IOException {
    try {
      return in.read(target, from, length);
    } catch (FSError e) {
      throw new IOException(Faults.reason(e), e);
    }
  }

  @Override
  public long position() throws IOException {
    return in.getPos();
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    // Streams refuse to go past the end; a channel may, and reads nothing there.
    in.seek(Math.min(newPosition, size));
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    in.close();
  }
}
