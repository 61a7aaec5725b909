package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is written is read again, whole and in parts. */
class EdfRoundTripPropertyTest {

  @Property(tries = 100)
  void digitalValuesSurvive(
      @ForAll EdfVariant variant,
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll @IntRange(min = 1, max = 6) int records,
      @ForAll @IntRange(min = 1, max = 40) int samples,
      @ForAll long seed)
      throws IOException {
    EdfLayout layout = layout(variant, channels, records, samples);
    int[][] values = values(variant, channels, records * samples, seed);
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout, (c, i) -> values[c][i]))) {
      for (int c = 0; c < channels; c++) {
        assertThat(EdfBytes.digital(file, c)).isEqualTo(values[c]);
      }
    }
  }

  @Property(tries = 50)
  void floatsThatWereReadAreWrittenAsTheDigitalValuesTheyCameFrom(
      @ForAll EdfVariant variant,
      @ForAll @IntRange(min = 1, max = 4) int records,
      @ForAll @IntRange(min = 1, max = 40) int samples,
      @ForAll long seed)
      throws IOException {
    EdfLayout layout = layout(variant, 2, records, samples);
    byte[] first = EdfBytes.write(layout, at(values(variant, 2, records * samples, seed)));
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    try (EdfFile file = EdfBytes.open(first);
        EdfWriter writer = EdfWriter.open(Channels.newChannel(second), layout)) {
      float[][] block = new float[2][samples];
      for (int record = 0; record < records; record++) {
        file.read(new int[] {0, 1}, (long) record * samples, samples, block, 0);
        writer.write(block);
      }
      assertThat(writer.saturatedSamples()).isZero();
    }
    assertThat(second.toByteArray()).isEqualTo(first);
  }

  @Property(tries = 100)
  void aSpanIsThePartOfTheWhole(
      @ForAll EdfVariant variant,
      @ForAll @IntRange(min = 1, max = 6) int records,
      @ForAll @IntRange(min = 1, max = 40) int samples,
      @ForAll long seed)
      throws IOException {
    int total = records * samples;
    int[][] values = values(variant, 3, total, seed);
    Random random = new Random(seed);
    int start = random.nextInt(total);
    int length = random.nextInt(total - start + 1);
    int[] channels = {2, 0};
    byte[] bytes = EdfBytes.write(layout(variant, 3, records, samples), at(values));
    try (EdfFile file = EdfBytes.open(bytes)) {
      float[][] span = new float[2][length];
      file.read(channels, start, length, span, 0);
      for (int i = 0; i < length; i++) {
        assertThat(span[0][i]).isEqualTo(values[2][start + i]);
        assertThat(span[1][i]).isEqualTo(values[0][start + i]);
      }
    }
  }

  private static EdfLayout layout(EdfVariant variant, int channels, int records, int samples) {
    List<EdfSignal> signals = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      signals.add(EdfBytes.signal(variant, "E" + c, samples));
    }
    return EdfLayout.continuous(variant, new BigDecimal("0.25"), records, signals);
  }

  private static int[][] values(EdfVariant variant, int channels, int samples, long seed) {
    Random random = new Random(seed);
    int[][] values = new int[channels][samples];
    for (int[] channel : values) {
      for (int i = 0; i < samples; i++) {
        channel[i] = random.nextInt() >> (32 - 8 * variant.bytesPerSample());
      }
    }
    return values;
  }

  private static EdfBytes.Samples at(int[][] values) {
    return (channel, sample) -> values[channel][sample];
  }
}
