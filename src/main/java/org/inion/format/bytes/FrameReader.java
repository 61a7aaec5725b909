package org.inion.format.bytes;

import java.io.IOException;

/**
 * Samples that are stored frame after frame, which is one sample of every channel.
 *
 * <p>It goes block by block through one buffer, and in a block tile by tile: channels beside each
 * other share the cache lines of a tile, and these stay near from one channel to the next.
 */
public final class FrameReader implements SampleReader {
  private static final int TILE_FRAMES = 256;

  private final ByteSpans bytes;
  private final SampleCoding coding;
  private final int frameBytes;
  private final double[] gains;
  private byte[] block = {};

  /**
   * A reader.
   *
   * @param frameChannels in a frame, those that are never read among them
   * @param gains of the channels, from what is stored to what is read
   */
  public FrameReader(ByteSpans bytes, SampleCoding coding, int frameChannels, double[] gains) {
    this.bytes = bytes;
    this.coding = coding;
    this.frameBytes = Math.multiplyExact(frameChannels, coding.bytes());
    this.gains = gains.clone();
  }

  @Override
  public void read(int[] channels, long start, int length, float[][] target, int offset)
      throws IOException {
    if (channels.length == 0) {
      return;
    }
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
    for (int first = 0; first < frames; first += TILE_FRAMES) {
      int samples = Math.min(TILE_FRAMES, frames - first);
      for (int row = 0; row < channels.length; row++) {
        int at = first * frameBytes + channels[row] * coding.bytes();
        double gain = gains[channels[row]];
        coding.decode(block, at, frameBytes, samples, gain, target[row], offset + first);
      }
    }
  }
}
