package org.inion.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountDecodersTest {

  @Test
  void eachGivesTheBitsOfTheProductInFloat64() {
    Random random = new Random(3);
    for (int samples : new int[] {1, 7, 16, 200, 333}) {
      ByteBuffer from = buffer(Short.BYTES * (samples + 3));
      for (int i = 0; i < samples + 3; i++) {
        from.putShort(Short.BYTES * i, (short) random.nextInt());
      }
      float scale = random.nextFloat();
      ByteBuffer expected = buffer(Float.BYTES * (samples + 2));
      for (int i = 0; i < samples; i++) {
        short count = from.getShort(Short.BYTES * (i + 3));
        expected.putFloat(Float.BYTES * (i + 1), (float) ((double) count * scale));
      }
      assertThat(decoded(CountDecoders.plain(), from, samples, scale)).isEqualTo(expected);
      CountDecoders.vector()
          .ifPresent(
              vector -> assertThat(decoded(vector, from, samples, scale)).isEqualTo(expected));
    }
    assertThat(CountDecoders.vector()).as("the tests run with the vector module").isPresent();
  }

  /** Neither buffer begins with what is decoded, nor ends with it. */
  private static ByteBuffer decoded(
      CountDecoder decoder, ByteBuffer from, int samples, float scale) {
    ByteBuffer to = buffer(Float.BYTES * (samples + 2));
    decoder.decode(from, 3 * Short.BYTES, samples, scale, to, Float.BYTES);
    return to;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
