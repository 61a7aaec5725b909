package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TileSpectraTest {
  private static final SampleRate RATE = SampleRate.ofHertz(500);
  private static final List<Band> BANDS = List.of(new Band(20, 100), new Band(5, 15));

  static Stream<LaneEngine> engines() {
    return Engines.all();
  }

  private static TileSpectra of(
      LaneEngine engine, SampleRate rate, float[][] signal, List<Band> bands) {
    TileSpectra spectra = new TileSpectra(engine, rate, signal.length, signal[0].length, bands);
    spectra.accept(signal, 0, signal[0].length, 0);
    return spectra;
  }

  private static float[] sine(int samples, double hertz, double amplitude, float offset) {
    float[] sine = new float[samples];
    for (int i = 0; i < samples; i++) {
      sine[i] = (float) (offset + amplitude * Math.sin(2 * Math.PI * hertz * i / 500 + 1));
    }
    return sine;
  }

  @ParameterizedTest
  @MethodSource("engines")
  void givesASineHalfItsSquaredAmplitude(LaneEngine engine) {
    float[][] signal = {
      sine(2500, 60, 30, 0), sine(2500, 60.3, 2, 1e5f), sine(2500, 10, 8, 0), new float[2500]
    };
    TileSpectra spectra = of(engine, RATE, signal, BANDS);
    for (int tile = 0; tile < 5; tile++) {
      assertThat(spectra.power(0, 0, tile)).isCloseTo(450, Percentage.withPercentage(1));
      assertThat(spectra.power(0, 1, tile)).isCloseTo(2, Percentage.withPercentage(1));
      assertThat(spectra.power(1, 2, tile)).isCloseTo(32, Percentage.withPercentage(1));
      assertThat(spectra.power(0, 2, tile)).isLessThan(0.01f);
      assertThat(spectra.power(0, 3, tile)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void isTheDefinitionInDoublePrecision(LaneEngine engine) {
    float[][] signal = Signals.noise(37, 1234, 300, 1);
    TileSpectra spectra = of(engine, RATE, signal, BANDS);
    assertThat(spectra.tiles()).isEqualTo(2);
    for (int c = 0; c < signal.length; c += 4) {
      for (int tile = 0; tile < 2; tile++) {
        double expected = direct(signal[c], tile * 500, BANDS.get(0));
        assertThat(spectra.power(0, c, tile))
            .isCloseTo((float) expected, Offset.offset((float) (1e-4 * expected)));
      }
    }
  }

  private static double direct(float[] signal, int start, Band band) {
    double mean = 0;
    for (int i = 0; i < 500; i++) {
      mean += signal[start + i] / 500.0;
    }
    double sum = 0;
    double weight = 0;
    for (int bin = 0; bin < 256; bin++) {
      double hertz = bin * 500.0 / 512;
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < 500 && hertz >= band.lowHz() && hertz < band.highHz(); i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / 500);
        double value = window * (signal[start + i] - mean);
        real += value * Math.cos(2 * Math.PI * bin * i / 512);
        imaginary += value * Math.sin(2 * Math.PI * bin * i / 512);
      }
      sum += real * real + imaginary * imaginary;
    }
    for (int i = 0; i < 500; i++) {
      weight += Math.pow(0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / 500), 2);
    }
    return 2 * sum / weight / 512;
  }

  @Test
  void doesNotDependOnHowTheSignalArrives() {
    float[][] signal = Signals.noise(5, 3333, 0, 2);
    TileSpectra whole = of(LaneEngines.plain(), RATE, signal, BANDS);
    TileSpectra pieces = new TileSpectra(LaneEngines.plain(), RATE, 5, 3333, BANDS);
    Random random = new Random(3);
    for (int at = 0; at < 3333; ) {
      int length = Math.min(3333 - at, random.nextInt(1300));
      pieces.accept(signal, at, length, at);
      at += length;
    }
    for (int c = 0; c < 5; c++) {
      for (int tile = 0; tile < 6; tile++) {
        assertThat(pieces.power(0, c, tile))
            .isCloseTo(whole.power(0, c, tile), within(1e-4f * whole.power(0, c, tile)));
      }
    }
  }

  @Test
  void leavesOutAPartialTileUnlessItIsTheOnlyOne() {
    float[][] shorter = {sine(300, 60, 30, 0)};
    TileSpectra only = of(LaneEngines.plain(), RATE, shorter, BANDS);
    assertThat(only.tiles()).isEqualTo(1);
    assertThat(only.tileSamples()).isEqualTo(300);
    assertThat(only.power(0, 0, 0)).isCloseTo(450, Percentage.withPercentage(1));
    assertThat(of(LaneEngines.plain(), RATE, new float[1][999], BANDS).tiles()).isEqualTo(1);
    assertThat(of(LaneEngines.plain(), RATE, new float[1][1], BANDS).power(0, 0, 0)).isZero();
  }

  @Test
  void hasNoPowerToTellBeyondWhatTheRateCanHold() {
    SampleRate slow = SampleRate.ofHertz(128);
    TileSpectra spectra =
        of(
            LaneEngines.plain(),
            slow,
            Signals.noise(1, 1280, 0, 4),
            List.of(new Band(20, 57.6), new Band(20, 58)));
    assertThat(spectra.power(0, 0, 3)).isPositive();
    assertThat(spectra.power(1, 0, 3)).isNaN();
    assertThat(spectra.powers()[1][0]).containsOnly(Float.NaN);
  }

  @Test
  void roundsTilesOfAFractionalRate() {
    TileSpectra spectra =
        of(LaneEngines.plain(), SampleRate.ofHertz(99.5), new float[1][1000], BANDS);
    assertThat(spectra.tileSamples()).isEqualTo(100);
    assertThat(spectra.tiles()).isEqualTo(10);
  }
}
