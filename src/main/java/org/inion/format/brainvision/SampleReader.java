package org.inion.format.brainvision;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.inion.error.Where;
import org.inion.format.brainvision.BrainVisionHeader.Orientation;

/** Reads spans of samples through one buffer that is used again and again. */
final class SampleReader implements Closeable {
  /** Small enough to stay in a core's second-level cache between reading and decoding. */
  static final int BYTES = 1 << 18;

  /** Samples of all channels that are turned at once stay in the first-level cache. */
  private static final int TILE_BYTES = 1 << 14;

  private final SeekableByteChannel channel;
  private final BrainVisionHeader header;
  private final long points;
  private final Where where;
  private final Encoding.Span span = new Encoding.Span();
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  /**
   * A reader.
   *
   * @param points samples of each channel
   */
  SampleReader(SeekableByteChannel channel, BrainVisionHeader header, long points, Where where) {
    this.channel = channel;
    this.header = header;
    this.points = points;
    this.where = where;
  }

  /** As {@link org.inion.signal.Recording#read}; the span was checked. */
  void read(int[] channels, long start, int length, float[][] target, int offset)
      throws IOException {
    if (channels.length == 0 || length == 0) {
      return;
    }
    if (header.orientation() == Orientation.MULTIPLEXED) {
      readMultiplexed(channels, start, length, target, offset);
    } else {
      for (int row = 0; row < channels.length; row++) {
        readVectorized(channels[row], start, length, target[row], offset);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void readMultiplexed(int[] channels, long start, int length, float[][] target, int offset)
      throws IOException {
    int width = header.encoding().bytes();
    int frame = Math.toIntExact(header.frameBytes());
    int block = Math.max(1, BYTES / frame);
    int tile = Math.max(1, TILE_BYTES / frame);
    for (int done = 0; done < length; done += block) {
      int frames = Math.min(block, length - done);
      fill((start + done) * frame, frames * frame);
      for (int from = 0; from < frames; from += tile) {
        span.length = Math.min(tile, frames - from);
        span.offset = offset + done + from;
        for (int row = 0; row < channels.length; row++) {
          span.target = target[row];
          span.gain = header.channels().get(channels[row]).gain();
          header.encoding().decode(buffer, from * frame + channels[row] * width, frame, span);
        }
      }
    }
  }

  private void readVectorized(int number, long start, int length, float[] target, int offset)
      throws IOException {
    int width = header.encoding().bytes();
    int block = BYTES / width;
    for (int done = 0; done < length; done += block) {
      span.length = Math.min(block, length - done);
      span.offset = offset + done;
      span.target = target;
      span.gain = header.channels().get(number).gain();
      fill((number * points + start + done) * width, span.length * width);
      header.encoding().decode(buffer, 0, width, span);
    }
  }

  private void fill(long position, int bytes) throws IOException {
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocate(bytes).order(header.byteOrder());
    }
    buffer.clear().limit(bytes);
    channel.position(position);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw where.bad(
            "Cannot read the data: file must have at least "
                + (position + bytes)
                + " bytes, but ended after "
                + channel.size()
                + " bytes. It became shorter while it was open; run again.");
      }
    }
  }
}
