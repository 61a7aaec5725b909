package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private static final Calibration ODD = new Calibration(-32767, 0.0123456789, -404.4, 1e-3);

  static Stream<Decoder> decoders() {
    return Stream.concat(Stream.of(Decoders.plain()), Decoders.vector().stream());
  }

  @ParameterizedTest
  @MethodSource("decoders")
  @Covers(Feature.INTEGERS_16)
  void theExtremesOfSixteenBitsAreWhatTheStandardSays(Decoder decoder) {
    byte[] bytes =
        bytes(0, 0x80, 0xff, 0x7f, 0xff, 0xff, 0, 0, 1, 0, 1, 0x80, 2, 1, 0xfe, 0xff, 9, 0);
    float[] values = new float[9];
    decoder.decode16(bytes, Decoder.MARGIN_BYTES, 9, ODD, values, 0);
    assertThat(values).containsExactly(physical(-32768, 32767, -1, 0, 1, -32767, 258, -2, 9));
  }

  @ParameterizedTest
  @MethodSource("decoders")
  @Covers(Feature.INTEGERS_24)
  void theExtremesOfTwentyFourBitsAreWhatTheStandardSays(Decoder decoder) {
    byte[] bytes = bytes(0, 0, 0x80, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 1, 2, 3);
    float[] values = new float[5];
    decoder.decode24(bytes, Decoder.MARGIN_BYTES, 5, ODD, values, 0);
    assertThat(values).containsExactly(physical(-8388608, 8388607, -1, 0, 0x030201));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 500, 1001})
  void bothGiveTheSameBitsForAnyNumberOfSamplesAnywhere(int samples) {
    Assumptions.assumeTrue(Decoders.vector().isPresent(), "This JVM has no vectors of 256 bits");
    Random random = new Random(samples);
    byte[] bytes = new byte[3 * samples + 2 * Decoder.MARGIN_BYTES + 1];
    random.nextBytes(bytes);
    for (int width = 2; width <= 3; width++) {
      float[] plain = new float[samples + 6];
      float[] vector = new float[samples + 6];
      int at = Decoder.MARGIN_BYTES + 1;
      Decoders.plain().decode(bytes, at, width, samples, ODD, plain, 3);
      Decoders.vector().orElseThrow().decode(bytes, at, width, samples, ODD, vector, 3);
      assertThat(vector).isEqualTo(plain);
    }
  }

  /** With the margins, filled so that reading them shows. */
  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length + 2 * Decoder.MARGIN_BYTES];
    Arrays.fill(bytes, (byte) 0x55);
    for (int i = 0; i < values.length; i++) {
      bytes[Decoder.MARGIN_BYTES + i] = (byte) values[i];
    }
    return bytes;
  }

  private static float[] physical(int... digital) {
    float[] physical = new float[digital.length];
    for (int i = 0; i < digital.length; i++) {
      physical[i] = (float) ODD.physical(digital[i]);
    }
    return physical;
  }
}
