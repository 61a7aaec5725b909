package org.inion.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans larger and smaller than blocks and tiles, of some channels in any order. */
class SampleReaderTest {
  private static final SampleCoding CODING =
      new SampleCoding(NumberType.INT32, ByteOrder.LITTLE_ENDIAN);

  @ParameterizedTest
  @CsvSource({
    "3, 70000, 0, 70000", // several blocks
    "3, 70000, 21844, 3", // over the edge of a block
    "3, 700, 250, 300", // over the edge of a tile
    "70000, 3, 1, 2", // a frame larger than a block
    "3, 5, 2, 0"
  })
  void bothOrdersGiveTheSameValues(int channels, int samples, int start, int length)
      throws IOException {
    ByteBuffer frames = ByteBuffer.allocate(4 * channels * samples).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer rows = ByteBuffer.allocate(4 * channels * samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < samples; i++) {
        frames.putInt(4 * (i * channels + channel), value(channel, i));
        rows.putInt(4 * (channel * samples + i), value(channel, i));
      }
    }
    double[] gains = new double[channels];
    for (int i = 0; i < channels; i++) {
      gains[i] = i + 1;
    }
    for (SampleReader reader :
        List.of(
            new FrameReader(inMemory(frames), CODING, channels, gains),
            new ChannelReader(inMemory(rows), CODING, samples, gains))) {
      float[][] values = new float[2][length + 2];
      reader.read(new int[] {2, 0}, start, length, values, 1);
      float[][] expected = new float[2][length + 2];
      for (int i = 0; i < length; i++) {
        expected[0][i + 1] = 3 * value(2, start + i);
        expected[1][i + 1] = value(0, start + i);
      }
      assertThat(values).isDeepEqualTo(expected);
    }
  }

  private static int value(int channel, int sample) {
    return 100 * sample + channel % 100;
  }

  private static ByteSpans inMemory(ByteBuffer bytes) {
    return new ByteSpans() {
      @Override
      public long size() {
        return bytes.capacity();
      }

      @Override
      public void read(long position, byte[] into, int at, int length) {
        bytes.get((int) position, into, at, length);
      }
    };
  }
}
