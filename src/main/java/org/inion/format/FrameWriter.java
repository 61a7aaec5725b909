package org.inion.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/**
 * Writes samples as frames: one of every channel, then the next of every channel, low byte first.
 * Blocks go through one buffer, whatever the length of the recording.
 */
public final class FrameWriter {
  private static final int BLOCK_BYTES = 1 << 18;

  private final WritableByteChannel target;
  private final int channels;
  private final long samples;
  private final Code code;
  private final ByteBuffer block;
  private long written;

  /** How a value is stored. */
  public interface Code {
    /** Floats as they are. */
    Code FLOAT32 =
        new Code() {
          @Override
          public int bytes() {
            return 4;
          }

          @Override
          public void put(float value, int channel, ByteBuffer to) {
            to.putFloat(value);
          }
        };

    /** Of a sample. */
    int bytes();

    void put(float value, int channel, ByteBuffer to);
  }

  /**
   * A writer.
   *
   * @param target not closed by it
   * @param layout how many channels and samples there will be
   */
  public FrameWriter(WritableByteChannel target, RecordingLayout layout, Code code) {
    this.target = target;
    this.channels = layout.channels().size();
    this.samples = layout.samples();
    this.code = code;
    int frame = channels * code.bytes();
    this.block =
        ByteBuffer.allocate(Math.max(1, BLOCK_BYTES / frame) * frame)
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** As {@link SampleWriter#write}. */
  public void write(float[][] values) throws IOException {
    if (values.length != channels) {
      throw new IllegalArgumentException(
          "Cannot write the block: channels must be " + channels + ", but were " + values.length);
    }
    int length = values[0].length;
    if (written + length > samples) {
      throw new IllegalStateException(
          "Cannot write more than the " + samples + " samples that were announced");
    }
    for (int i = 0; i < length; i++) {
      for (int channel = 0; channel < channels; channel++) {
        code.put(values[channel][i], channel, block);
      }
      if (!block.hasRemaining()) {
        flush();
      }
    }
    flush();
    written += length;
  }

  /**
   * Says that it must be whole now.
   *
   * @throws IllegalStateException when it is not
   */
  public void requireWhole() {
    if (written != samples) {
      throw new IllegalStateException(
          "Cannot finish the file: " + samples + " samples must be written, but were " + written);
    }
  }

  private void flush() throws IOException {
    RecordingFiles.write(target, block.flip());
    block.clear();
  }
}
