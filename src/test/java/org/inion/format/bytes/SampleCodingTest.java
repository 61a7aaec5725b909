package org.inion.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCodingTest {
  private static final double GAIN = 0.0123456789;

  static Stream<SampleCoding> codings() {
    return Stream.of(NumberType.values())
        .flatMap(
            type ->
                Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                    .map(order -> new SampleCoding(type, order)));
  }

  @ParameterizedTest
  @MethodSource("codings")
  void anyBytesAreTheNumberInFloat64TimesTheGain(SampleCoding coding) {
    byte[] bytes = new byte[4000];
    new Random(1).nextBytes(bytes);
    int step = coding.bytes() + 3;
    float[] values = new float[202];
    coding.decode(bytes, 1, step, 200, GAIN, values, 1);
    float[] expected = new float[202];
    for (int i = 0; i < 200; i++) {
      expected[i + 1] = (float) (coding.type().at(bytes, 1 + i * step, coding.order()) * GAIN);
    }
    assertThat(values).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -32769, -32768, -1, 0, 1, 32767, 16777217, 2147483647})
  void everyWholeNumberIsRoundedOnce(int stored) {
    byte[] bytes = ByteBuffer.allocate(4).putInt(stored).array();
    float[] value = new float[1];
    new SampleCoding(NumberType.INT32, ByteOrder.BIG_ENDIAN).decode(bytes, 0, 4, 1, GAIN, value, 0);
    assertThat(value[0]).isEqualTo((float) (stored * GAIN));
    byte[] low = {(byte) stored, (byte) (stored >> 8)};
    new SampleCoding(NumberType.INT16, ByteOrder.LITTLE_ENDIAN)
        .decode(low, 0, 2, 1, GAIN, value, 0);
    assertThat(value[0]).isEqualTo((float) ((short) stored * GAIN));
  }

  @ParameterizedTest
  @ValueSource(
      floats = {0f, -0f, Float.MIN_VALUE, 0x1.fffffep127f, Float.NaN, Float.NEGATIVE_INFINITY})
  void aFloatWithoutAGainIsItself(float stored) {
    byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(stored).array();
    float[] value = new float[1];
    new SampleCoding(NumberType.FLOAT32, ByteOrder.LITTLE_ENDIAN)
        .decode(bytes, 0, 4, 1, 1, value, 0);
    assertThat(Float.floatToIntBits(value[0])).isEqualTo(Float.floatToIntBits(stored));
  }
}
