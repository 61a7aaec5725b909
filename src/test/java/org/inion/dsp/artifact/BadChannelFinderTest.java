package org.inion.dsp.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.inion.dsp.artifact.ArtifactBands.Measure;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;

class BadChannelFinderTest {
  private static final SampleRate RATE = SampleRate.ofHertz(100);
  private static final ArtifactBands BANDS =
      ArtifactBands.of(ArtifactSettings.DEFAULTS, OptionalDouble.of(50), SampleRate.ofHertz(500));

  @Test
  void goodChannelsAreGood() {
    assertThat(find(alike(12, 1000), powers(12, 10), plain(12)).names()).isEmpty();
  }

  @Test
  void aDeadChannelIsFlatUnlessItIsTheDeclaredReference() {
    float[][] signal = alike(12, 1000);
    Arrays.fill(signal[4], 3f);
    assertThat(find(signal, powers(12, 10), plain(12)).byName())
        .containsOnly(java.util.Map.entry("E5", Set.of(BadReason.FLAT)));
    EegChannels channels = new EegChannels(WindowMeasurerTest.names(12), Set.of(), Set.of("E5"));
    assertThat(find(signal, powers(12, 10), channels).names()).isEmpty();
  }

  @Test
  void halfOfTheRecordingFlatIsNotMostOfIt() {
    float[][] signal = alike(3, 1000);
    Arrays.fill(signal[0], 0, 500, 3f);
    Arrays.fill(signal[1], 0, 550, 3f);
    assertThat(find(signal, powers(3, 10), plain(3)).names()).containsExactly("E2");
  }

  @Test
  void aMarkedChannelCountsWithItsOwnReason() {
    EegChannels channels = new EegChannels(WindowMeasurerTest.names(9), Set.of("E2"), Set.of());
    BadChannels bad = find(alike(9, 1000), powers(9, 10), channels);
    assertThat(bad.names()).containsExactly("E2");
    assertThat(bad.counts()).containsOnly(java.util.Map.entry(BadReason.MARKED, 1));
    assertThat(bad.fraction()).isEqualTo(1.0 / 9);
  }

  @Test
  void aValueThatIsNoFiniteNumberMakesItsChannelBad() {
    float[][] signal = alike(3, 1000);
    signal[1][999] = Float.NaN;
    signal[2][1] = Float.POSITIVE_INFINITY;
    assertThat(find(signal, powers(3, 10), plain(3)).counts())
        .containsOnly(java.util.Map.entry(BadReason.NOT_FINITE, 2));
  }

  @Test
  void tooLargeAndTooSmallAmplitudesDeviate() {
    float[][] signal = alike(20, 1000);
    scale(signal[2], 8);
    scale(signal[3], 0.02);
    BadChannels bad = find(signal, powers(20, 10), plain(20));
    assertThat(bad.names()).containsExactly("E3", "E4");
    assertThat(bad.reasons().get(2)).containsExactly(BadReason.DEVIATION);
  }

  @Test
  void equalChannelsDoNotDeviateByTheLastDigit() {
    float[][] signal = new float[12][];
    Arrays.setAll(signal, c -> alike(1, 1000)[0]);
    scale(signal[7], 1.2);
    assertThat(find(signal, powers(12, 10), plain(12)).names()).isEmpty();
    scale(signal[7], 1.2);
    assertThat(find(signal, powers(12, 10), plain(12)).names()).containsExactly("E8");
  }

  @Test
  void aChannelLikeNoOtherIsLonely() {
    float[][] signal = alike(12, 1000);
    Random random = new Random(5);
    for (int t = 0; t < 1000; t++) {
      signal[6][t] = (float) (11 * random.nextGaussian());
    }
    BadChannels bad = find(signal, powers(12, 10), plain(12));
    assertThat(bad.byName()).containsOnly(java.util.Map.entry("E7", Set.of(BadReason.CORRELATION)));
  }

  @Test
  void twoLonelySecondsAreChance() {
    float[][] signal = alike(12, 1000);
    Arrays.fill(signal[3], 300, 500, 1f);
    assertThat(find(signal, powers(12, 10), plain(12), 1).names()).isEmpty();
  }

  @Test
  void highFrequencyOfNextToNothingIsNotNoise() {
    float[][][] powers = powers(12, 10);
    for (int band : BANDS.positions(Measure.HIGH)) {
      Arrays.stream(powers[band]).forEach(row -> Arrays.fill(row, 1e-4f));
      Arrays.fill(powers[band][9], 1e-2f);
    }
    assertThat(find(alike(12, 1000), powers, plain(12)).names()).isEmpty();
  }

  @Test
  void timeInWhichNothingWasRecordedMakesNoChannelLonely() {
    float[][] signal = alike(12, 1000);
    for (float[] row : signal) {
      Arrays.fill(row, 850, 1000, row[850]);
    }
    assertThat(find(signal, powers(12, 10), plain(12)).names()).isEmpty();
  }

  @Test
  void aDropoutOfOneChannelCountsAsLonely() {
    float[][] signal = alike(12, 1000);
    Arrays.fill(signal[3], 300, 600, 1f);
    assertThat(find(signal, powers(12, 10), plain(12)).byName())
        .containsOnly(java.util.Map.entry("E4", Set.of(BadReason.CORRELATION)));
  }

  @Test
  void highFrequencyNoiseIsFoundByTheRatioOfBandPowers() {
    float[][][] powers = powers(12, 10);
    for (int band : BANDS.positions(Measure.HIGH)) {
      Arrays.fill(powers[band][9], 50);
    }
    assertThat(find(alike(12, 1000), powers, plain(12)).byName())
        .containsOnly(java.util.Map.entry("E10", Set.of(BadReason.HIGH_FREQUENCY)));
  }

  @Test
  void highFrequencyThatCannotBeMeasuredMakesNoChannelBad() {
    float[][][] powers = WindowMeasurerTest.constant(BANDS, 12, 10, Float.NaN);
    assertThat(find(alike(12, 1000), powers, plain(12)).names()).isEmpty();
  }

  @Test
  void fewerThanEightChannelsAreNotCompared() {
    float[][] signal = alike(7, 1000);
    scale(signal[2], 8);
    Arrays.fill(signal[3], 1f);
    assertThat(find(signal, powers(7, 10), plain(7)).names()).containsExactly("E4");
  }

  @Test
  void anEmptyRecordingHasNoBadChannels() {
    assertThat(find(new float[9][0], powers(9, 0), plain(9)).names()).isEmpty();
  }

  @Property(tries = 40)
  void lonelinessEqualsThatOfAllCorrelations(
      @ForAll long seed,
      @ForAll @IntRange(min = 8, max = 70) int channels,
      @ForAll @DoubleRange(min = 0.2, max = 4) double noise) {
    Random random = new Random(seed);
    float[][] signal = new float[channels][650];
    for (int t = 0; t < 650; t++) {
      double shared = random.nextGaussian();
      for (int c = 0; c < channels; c++) {
        double own = noise * (c % 5) / 2.0;
        signal[c][t] = (float) (500 + 10 * (shared + own * random.nextGaussian()));
      }
    }
    int[] all = java.util.stream.IntStream.range(0, channels).toArray();
    SegmentSignal segment = new SegmentSignal(signal, 650, new float[0][][], 0);
    boolean[] found = new Loneliness(ArtifactSettings.DEFAULTS, RATE).find(List.of(segment), all);
    assertThat(found).isEqualTo(NaiveLoneliness.find(signal, 650, 100, 0.4, 2));
  }

  /** Twice the same segment must give what one gives. */
  private static BadChannels find(float[][] signal, float[][][] powers, EegChannels channels) {
    BadChannels bad = find(signal, powers, channels, 1);
    assertThat(find(signal, powers, channels, 2)).isEqualTo(bad);
    return bad;
  }

  private static BadChannels find(
      float[][] signal, float[][][] powers, EegChannels channels, int segments) {
    int samples = signal[0].length;
    SegmentSignal one = new SegmentSignal(signal, samples, powers, samples / 100);
    return new BadChannelFinder(ArtifactSettings.DEFAULTS, BANDS, RATE)
        .find(Collections.nCopies(segments, one), channels);
  }

  private static EegChannels plain(int channels) {
    return EegChannels.named(WindowMeasurerTest.names(channels));
  }

  private static float[][] alike(int channels, int samples) {
    Random random = new Random(3);
    List<float[]> rows = new ArrayList<>();
    double[] shared = random.doubles(samples, -20, 20).toArray();
    for (int c = 0; c < channels; c++) {
      float[] row = new float[samples];
      for (int t = 0; t < samples; t++) {
        row[t] = (float) ((1 + 0.04 * (c % 5)) * shared[t] + 3 * random.nextGaussian());
      }
      rows.add(row);
    }
    return rows.toArray(float[][]::new);
  }

  private static float[][][] powers(int channels, int tiles) {
    float[][][] powers = WindowMeasurerTest.constant(BANDS, channels, tiles, 1);
    for (int c = 0; c < channels; c++) {
      Arrays.fill(powers[BANDS.positions(Measure.LOW)[0]][c], 100 + 5 * (c % 6));
    }
    return powers;
  }

  private static void scale(float[] row, double factor) {
    for (int t = 0; t < row.length; t++) {
      row[t] *= (float) factor;
    }
  }
}
