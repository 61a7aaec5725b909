package org.inion.dsp.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inion.dsp.artifact.ArtifactBands.Measure;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;

class WindowMeasurerTest {
  private static final SampleRate RATE = SampleRate.ofHertz(100);
  private static final ArtifactSettings SETTINGS = ArtifactSettings.DEFAULTS;
  private static final ArtifactBands BANDS =
      ArtifactBands.of(SETTINGS, OptionalDouble.of(50), SampleRate.ofHertz(500));

  @Property(tries = 60)
  void everyMeasureEqualsItsNaiveDefinition(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll @IntRange(min = 60, max = 700) int samples,
      @ForAll @IntRange(min = 1, max = 3) int needed) {
    Random random = new Random(seed);
    float[][] signal = walk(random, channels, samples);
    int length = 1 + random.nextInt(samples);
    int[] starts = IntStream.range(0, 4).map(w -> random.nextInt(samples - length + 1)).toArray();
    float[][][] powers = powers(random, channels, samples / 100);
    ArtifactSettings settings = withChannels(needed);

    List<WindowArtifacts> windows =
        new WindowMeasurer(settings, BANDS, RATE)
            .measure(
                new SegmentSignal(signal, samples, powers, samples / 100),
                starts,
                length,
                good(channels));

    NaiveMeasures naive = new NaiveMeasures(signal, powers, BANDS, RATE.hertz());
    for (int w = 0; w < starts.length; w++) {
      for (ArtifactKind kind : ArtifactKind.values()) {
        double expected = naive.value(kind, starts[w], length, needed);
        if (Double.isNaN(expected)) {
          assertThat(windows.get(w).value(kind)).as("%s", kind).isNaN();
        } else {
          assertThat((double) windows.get(w).value(kind))
              .as("%s", kind)
              .isCloseTo(
                  expected, org.assertj.core.data.Offset.offset(1e-5 * Math.abs(expected) + 1e-6));
        }
      }
    }
  }

  @Test
  void flagsOnlyWhenEnoughChannelsPass() {
    float[][] signal = ramp(3, 200);
    signal[0][50] = 500;
    signal[1][60] = 400;
    assertThat(measure(withChannels(2), signal, good(3)).amplitude()).isTrue();
    assertThat(measure(withChannels(3), signal, good(3)).amplitude()).isFalse();
    assertThat(measure(withChannels(2), signal, good(3)).peakToPeakUv()).isBetween(399f, 401f);
  }

  @Test
  void badChannelsAreNotMeasured() {
    float[][] signal = ramp(12, 200);
    signal[0][50] = 500;
    BadChannels bad = BadChannels.marked(new EegChannels(names(12), Set.of("E1"), Set.of()));
    WindowArtifacts window = measure(SETTINGS, signal, bad);
    assertThat(window.amplitude()).isFalse();
    assertThat(window.clean()).isTrue();
  }

  @Test
  void isNotCleanWhenMoreThanATenthOfTheChannelsIsBad() {
    EegChannels ten = new EegChannels(names(10), Set.of("E1"), Set.of());
    EegChannels nine = new EegChannels(names(9), Set.of("E1"), Set.of());
    assertThat(measure(SETTINGS, ramp(10, 200), BadChannels.marked(ten)).clean()).isTrue();
    assertThat(measure(SETTINGS, ramp(9, 200), BadChannels.marked(nine)).clean()).isFalse();
  }

  @Test
  void withoutAnyGoodChannelNothingIsMeasuredAndTheWindowIsNotClean() {
    BadChannels all = BadChannels.marked(new EegChannels(names(2), Set.of("E1", "E2"), Set.of()));
    WindowArtifacts window = measure(SETTINGS, ramp(2, 200), all);
    ArtifactCounts counts = ArtifactCounts.of(List.of(window));
    assertThat(counts.notMeasurable().values()).containsOnly(1L);
    assertThat(counts.flagged().values()).containsOnly(0L);
    assertThat(counts.clean()).isZero();
  }

  @Test
  void flatNeedsHalfASecondAndSparesTheDeclaredReference() {
    float[][] still = ramp(1, 200);
    Arrays.fill(still[0], 100, 149, 7f);
    assertThat(measure(SETTINGS, still, good(1)).flat()).isFalse();
    Arrays.fill(still[0], 100, 150, 7f);
    assertThat(measure(SETTINGS, still, good(1)).flat()).isTrue();
    BadChannels reference = BadChannels.marked(new EegChannels(names(1), Set.of(), Set.of("E1")));
    WindowArtifacts window = measure(SETTINGS, still, reference);
    assertThat(window.flat()).isFalse();
    assertThat(window.flatPeakToPeakUv()).isNaN();
  }

  @Test
  void aWindowShorterThanHalfASecondCannotBeFlatButHasAnAmplitude() {
    float[][] signal = {new float[49]};
    signal[0][3] = 300;
    WindowArtifacts window = measure(SETTINGS, signal, good(1));
    assertThat(window.flatPeakToPeakUv()).isNaN();
    assertThat(window.flat()).isFalse();
    assertThat(window.peakToPeakUv()).isEqualTo(300);
  }

  @Test
  void measuresAStepByTheMeansOfTheHalves() {
    float[][] signal = {new float[200]};
    Arrays.fill(signal[0], 100, 200, 120f);
    assertThat(measure(SETTINGS, signal, good(1)).stepUv()).isEqualTo(120);
    assertThat(measure(SETTINGS, signal, good(1)).step()).isTrue();
  }

  @Test
  void keepsAStepOfMicrovoltsOnAnOffsetOfTenths() {
    float[][] signal = {new float[200]};
    Arrays.fill(signal[0], 0, 100, 300_000f);
    Arrays.fill(signal[0], 100, 200, 300_001f);
    assertThat(measure(SETTINGS, signal, good(1)).stepUv()).isEqualTo(1);
  }

  @Test
  void weighsTilesByTheTimeThatTheyShareWithTheWindow() {
    float[][][] powers = constant(BANDS, 1, 3, 0);
    int muscle = BANDS.positions(Measure.MUSCLE)[0];
    powers[muscle][0] = new float[] {0, 100, 0};
    WindowArtifacts window =
        new WindowMeasurer(SETTINGS, BANDS, RATE)
            .measure(new SegmentSignal(ramp(1, 300), 300, powers, 3), new int[] {75}, 100, good(1))
            .get(0);
    assertThat(window.muscleRmsUv()).isEqualTo((float) Math.sqrt(75));
  }

  @Test
  void tilesThatAreNotANumberLeaveTheirMeasureUnmeasured() {
    float[][][] powers = constant(BANDS, 1, 2, Float.NaN);
    WindowArtifacts window =
        new WindowMeasurer(SETTINGS, BANDS, RATE)
            .measure(new SegmentSignal(ramp(1, 200), 200, powers, 2), new int[] {0}, 200, good(1))
            .get(0);
    assertThat(window.muscleRmsUv()).isNaN();
    assertThat(window.lineNoiseRatio()).isNaN();
    assertThat(window.muscle() || window.lineNoise()).isFalse();
    assertThat(window.clean()).isTrue();
    assertThat(ArtifactCounts.of(List.of(window)).notMeasurable())
        .containsEntry(ArtifactKind.MUSCLE, 1L)
        .containsEntry(ArtifactKind.AMPLITUDE, 0L);
  }

  @Test
  void refusesAWindowOutsideTheSegment() {
    WindowMeasurer measurer = new WindowMeasurer(SETTINGS, BANDS, RATE);
    SegmentSignal segment = new SegmentSignal(ramp(1, 100), 100, constant(BANDS, 1, 1, 1), 1);
    assertThatThrownBy(() -> measurer.measure(segment, new int[] {50}, 51, good(1)))
        .hasMessage("Invalid window: must lie inside 100 samples, but was 51 samples from 50");
  }

  private static WindowArtifacts measure(
      ArtifactSettings settings, float[][] signal, BadChannels bad) {
    int samples = signal[0].length;
    SegmentSignal segment =
        new SegmentSignal(signal, samples, constant(BANDS, signal.length, 2, 1), 2);
    return new WindowMeasurer(settings, BANDS, RATE)
        .measure(segment, new int[] {0}, samples, bad)
        .get(0);
  }

  private static ArtifactSettings withChannels(int n) {
    return new ArtifactSettings(
        new ArtifactSettings.Amplitude(200, n),
        new ArtifactSettings.Flat(0.5, 0.5, n),
        new ArtifactSettings.Step(100, 0.2, 0.05, n),
        new ArtifactSettings.Muscle(5, 110, 140, n),
        new ArtifactSettings.LineNoise(1000, n),
        SETTINGS.badChannel(),
        0.1);
  }

  static BadChannels good(int channels) {
    return BadChannels.marked(EegChannels.named(names(channels)));
  }

  static List<String> names(int channels) {
    return IntStream.rangeClosed(1, channels).mapToObj(i -> "E" + i).toList();
  }

  private static float[][] walk(Random random, int channels, int samples) {
    float[][] signal = new float[channels][samples + 3];
    for (float[] row : signal) {
      double level = 1000 * random.nextGaussian();
      for (int t = 0; t < row.length; t++) {
        level += 10 * random.nextGaussian();
        row[t] = (float) level;
      }
    }
    return signal;
  }

  private static float[][] ramp(int channels, int samples) {
    float[][] signal = new float[channels][samples];
    for (float[] row : signal) {
      for (int t = 0; t < samples; t++) {
        row[t] = t % 20;
      }
    }
    return signal;
  }

  private static float[][][] powers(Random random, int channels, int tiles) {
    float[][][] powers = new float[BANDS.bands().size()][channels][tiles];
    for (float[][] band : powers) {
      for (float[] row : band) {
        for (int t = 0; t < tiles; t++) {
          row[t] = random.nextInt(8) == 0 ? Float.NaN : random.nextFloat() * 100;
        }
      }
    }
    return powers;
  }

  static float[][][] constant(ArtifactBands bands, int channels, int tiles, float power) {
    float[][][] powers = new float[bands.bands().size()][channels][tiles];
    Arrays.stream(powers).flatMap(Arrays::stream).forEach(row -> Arrays.fill(row, power));
    return powers;
  }
}
