package org.inion.format.bytes;

import java.io.IOException;

/** Samples that are stored channel after channel. */
public final class ChannelReader implements SampleReader {
  private final ByteSpans bytes;
  private final SampleCoding coding;
  private final long channelSamples;
  private final double[] gains;
  private byte[] block = {};

  /**
   * A reader.
   *
   * @param channelSamples of each channel
   * @param gains of the channels, from what is stored to what is read
   */
  public ChannelReader(ByteSpans bytes, SampleCoding coding, long channelSamples, double[] gains) {
    this.bytes = bytes;
    this.coding = coding;
    this.channelSamples = channelSamples;
    this.gains = gains.clone();
  }

  @Override
  public void read(int[] channels, long start, int length, float[][] target, int offset)
      throws IOException {
    int width = coding.bytes();
    int most = Math.min(length, BLOCK_BYTES / width);
    if (block.length < most * width) {
      block = new byte[most * width];
    }
    for (int row = 0; row < channels.length; row++) {
      long first = channels[row] * channelSamples + start;
      for (int done = 0; done < length; done += most) {
        int samples = Math.min(most, length - done);
        bytes.read((first + done) * width, block, 0, samples * width);
        double gain = gains[channels[row]];
        coding.decode(block, 0, width, samples, gain, target[row], offset + done);
      }
    }
  }
}
