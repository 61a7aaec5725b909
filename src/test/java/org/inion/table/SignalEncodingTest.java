package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignalEncodingTest {

  @Test
  void float32IsLittleEndianAndChannelMajor() {
    float[][] x = {{9, 1, 2, 9}, {9, 3, 4, 9}};
    byte[] bytes = new byte[SignalEncoding.FLOAT32.bytes(2, 2)];
    assertThat(SignalEncoding.FLOAT32.encode(x, 1, 2, bytes)).isEmpty();
    ByteBuffer read = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new float[] {read.getFloat(), read.getFloat(), read.getFloat(), read.getFloat()})
        .containsExactly(1, 2, 3, 4);
  }

  @Property
  void float32ComesBackBitEqual(@ForAll @Size(12) float[] values) {
    float[][] x = {values};
    byte[] bytes = new byte[SignalEncoding.FLOAT32.bytes(1, 12)];
    SignalEncoding.FLOAT32.encode(x, 0, 12, bytes);
    assertThat(SignalEncoding.FLOAT32.decode(bytes, new float[0], 1, 12)[0]).isEqualTo(values);
  }

  @Property
  void int16DiffersByAtMostHalfAStep(
      @ForAll @Size(20) List<@FloatRange(min = -5000, max = 5000) Float> values) {
    float[][] x = new float[1][20];
    for (int i = 0; i < 20; i++) {
      x[0][i] = values.get(i);
    }
    byte[] bytes = new byte[SignalEncoding.INT16.bytes(1, 20)];
    float[] scales = SignalEncoding.INT16.encode(x, 0, 20, bytes);
    float[][] back = SignalEncoding.INT16.decode(bytes, scales, 1, 20);
    for (int i = 0; i < 20; i++) {
      assertThat(Math.abs((double) back[0][i] - x[0][i]))
          .isLessThanOrEqualTo(0.5 * scales[0] + Math.ulp(x[0][i]));
    }
  }

  @Test
  void int16UsesItsWholeRangeAndAFlatChannelHasScaleOne() {
    float[][] x = {{-10, 5}, {0, 0}};
    byte[] bytes = new byte[SignalEncoding.INT16.bytes(2, 2)];
    float[] scales = SignalEncoding.INT16.encode(x, 0, 2, bytes);
    assertThat(scales).containsExactly(10f / 32767, 1);
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort())
        .isEqualTo((short) -32767);
  }
}
