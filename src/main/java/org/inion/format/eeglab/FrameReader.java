package org.inion.format.eeglab;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.inion.format.matlab.ByteSpans;
import org.inion.format.matlab.NumberType;

/**
 * Samples that are stored all channels after each other, as channels that are each in one piece.
 *
 * <p>It goes block by block through one buffer, and in a block tile by tile: channels beside each
 * other share the cache lines of a tile, and these stay in the first-level cache from one channel
 * to the next.
 */
final class FrameReader {
  private static final int BLOCK_BYTES = 1 << 18;
  private static final int TILE_FRAMES = 256;
  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteSpans bytes;
  private final NumberType type;
  private final ByteOrder order;
  private final int frameBytes;
  private byte[] block = {};

  FrameReader(ByteSpans bytes, NumberType type, ByteOrder order, int channels) {
    this.bytes = bytes;
    this.type = type;
    this.order = order;
    this.frameBytes = channels * type.bytes();
  }

  /** As {@link org.inion.signal.Recording#read}. */
  void read(int[] channels, long start, int length, float[][] target, int offset)
      throws IOException {
    int mostFrames = Math.max(1, BLOCK_BYTES / frameBytes);
    for (int done = 0; done < length; done += mostFrames) {
      int frames = Math.min(mostFrames, length - done);
      if (block.length < frames * frameBytes) {
        block = new byte[Math.min(mostFrames, length) * frameBytes];
      }
      bytes.read((start + done) * frameBytes, block, 0, frames * frameBytes);
      pick(channels, frames, target, offset + done);
    }
  }

  private void pick(int[] channels, int frames, float[][] target, int offset) {
    boolean plain = type == NumberType.FLOAT32 && order == ByteOrder.LITTLE_ENDIAN;
    for (int first = 0; first < frames; first += TILE_FRAMES) {
      int samples = Math.min(TILE_FRAMES, frames - first);
      for (int i = 0; i < channels.length; i++) {
        int at = first * frameBytes + channels[i] * type.bytes();
        if (plain) {
          floats(at, samples, target[i], offset + first);
        } else {
          numbers(at, samples, target[i], offset + first);
        }
      }
    }
  }

  private void floats(int from, int samples, float[] target, int offset) {
    int at = from;
    for (int i = 0; i < samples; i++) {
      target[offset + i] = (float) FLOATS.get(block, at);
      at += frameBytes;
    }
  }

  private void numbers(int from, int samples, float[] target, int offset) {
    int at = from;
    for (int i = 0; i < samples; i++) {
      target[offset + i] = (float) type.at(block, at, order);
      at += frameBytes;
    }
  }
}
