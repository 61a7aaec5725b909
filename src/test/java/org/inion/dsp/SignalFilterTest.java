package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalFilterTest {
  private static final Where WHERE = Where.file("sub-01_eeg.edf");
  private static final SampleRate OUTPUT = SampleRate.ofHertz(100);
  private static final PolyphaseFilters FILTERS = new PolyphaseFilters();
  private static final LaneEngine PLAIN = LaneEngines.plain();
  private static final double FLOAT_PRECISION = 1e-6;

  private static PolyphaseFilter polyphase(FilterSpec spec, double inputHz) {
    return FILTERS.of(WHERE, spec, SampleRate.ofHertz(inputHz), OUTPUT);
  }

  private static float[][] filtered(SignalFilter filter, double inputHz, float[][] signal)
      throws IOException {
    float[][] target = new float[signal.length][filter.outputs(signal[0].length)];
    MemorySource source = new MemorySource(SampleRate.ofHertz(inputHz), signal);
    filter.filter(WHERE, source, target, UnfilteredTap.none());
    return target;
  }

  /** Compares both ends and some places between with the definition, in every channel. */
  private static void assertIsDirect(
      Kernel kernel, double inputHz, float[][] signal, float[][] output) {
    DirectFilter direct = new DirectFilter(kernel, SampleRate.ofHertz(inputHz), OUTPUT);
    Random random = new Random(7);
    for (int c = 0; c < signal.length; c++) {
      int samples = output[c].length;
      int[] places = random.ints(30, 0, samples).toArray();
      for (int i = 0; i < 5; i++) {
        places[i] = Math.min(i, samples - 1);
        places[5 + i] = Math.max(0, samples - 1 - i);
      }
      float[] channel = output[c];
      float[] input = signal[c];
      double[] actual = Arrays.stream(places).mapToDouble(m -> channel[m]).toArray();
      double[] expected = Arrays.stream(places).mapToDouble(m -> direct.at(input, m)).toArray();
      assertThat(Signals.relativeDifference(expected, actual))
          .as("channel %d of %d samples at %s Hz", c, input.length, inputHz)
          .isLessThan(FLOAT_PRECISION);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {500, 250, 256, 512, 128, 2048, 1000, 999, 100, 64, 99.5})
  void isTheDirectEvaluationOfItsKernel(double rate) throws IOException {
    PolyphaseFilter polyphase = polyphase(FilterSpec.band(1, 30), rate);
    float[][] signal = Signals.noise(3, (int) (rate * 9.37), 20, 1);
    float[][] output = filtered(new SignalFilter(polyphase, PLAIN), rate, signal);
    assertIsDirect(polyphase.kernel(), rate, signal, output);
  }

  @Test
  void losesNoPrecisionToALargeOffset() throws IOException {
    float[][] signal = Signals.noise(2, 20_000, 1e5f, 2);
    for (FilterSpec spec :
        List.of(FilterSpec.band(0.5, 40), FilterSpec.band(0.5, 50), FilterSpec.none())) {
      PolyphaseFilter polyphase = polyphase(spec, 500);
      float[][] output = filtered(new SignalFilter(polyphase, PLAIN), 500, signal);
      assertIsDirect(polyphase.kernel(), 500, signal, output);
    }
  }

  @Test
  void filtersRecordingsShorterThanTheKernel() throws IOException {
    PolyphaseFilter polyphase = polyphase(FilterSpec.band(0.5, 40).withNotch(50), 500);
    SignalFilter filter = new SignalFilter(polyphase, PLAIN);
    for (int samples : new int[] {1, 2, 4, 5, 17, 499, 1650, 1651, 3301, 6601}) {
      float[][] signal = Signals.noise(2, samples, 3, samples);
      signal[0][0] += 50;
      signal[1][0] -= 70;
      assertIsDirect(polyphase.kernel(), 500, signal, filtered(filter, 500, signal));
    }
  }

  @Test
  void staysExactInBlocksAndAfterAnotherRecording() throws IOException {
    for (double rate : new double[] {500, 256}) {
      PolyphaseFilter polyphase = polyphase(FilterSpec.band(2, 30), rate);
      float[][] signal = Signals.noise(19, (int) (rate * 200), -40, 3);
      SignalFilter narrow = new SignalFilter(polyphase, PLAIN, 1 << 16);
      filtered(narrow, rate, Signals.noise(40, (int) (rate * 11), 5, 4));
      float[][] output = filtered(narrow, rate, signal);
      assertIsDirect(polyphase.kernel(), rate, signal, output);
      assertThat(filtered(narrow, rate, signal)).isDeepEqualTo(output);
    }
  }

  @Test
  void keepsEverySampleExactlyWhereNothingIsToBeDone() throws IOException {
    PolyphaseFilter polyphase = polyphase(FilterSpec.none(), 100);
    float[][] signal = Signals.noise(2, 40_000, 1e5f, 5);
    float[][] output = filtered(new SignalFilter(polyphase, PLAIN), 100, signal);
    assertThat(polyphase.isIdentity()).isTrue();
    assertThat(output[0]).isEqualTo(signal[0]);
    assertThat(output[1]).isEqualTo(signal[1]);
  }

  @Test
  void showsEverySampleOnceAndInOrderToTheTap() throws IOException {
    for (FilterSpec spec : List.of(FilterSpec.band(1, 30), FilterSpec.none())) {
      float[][] signal = Signals.noise(3, 45_000, 0, 6);
      List<Float> seen = new ArrayList<>();
      UnfilteredTap tap =
          (samples, offset, length, start) -> {
            assertThat(start).isEqualTo(seen.size());
            for (int i = 0; i < length; i++) {
              seen.add(samples[2][offset + i]);
            }
          };
      SignalFilter filter = new SignalFilter(polyphase(spec, 100), PLAIN, 1 << 16);
      MemorySource source = new MemorySource(OUTPUT, signal);
      filter.filter(WHERE, source, new float[3][45_000], tap);
      assertThat(seen).hasSize(45_000);
      for (int i = 0; i < 45_000; i += 7) {
        assertThat(seen.get(i)).isEqualTo(signal[2][i]);
      }
    }
  }

  @Test
  void namesTheChannelAndTheSampleThatIsNotFinite() {
    for (FilterSpec spec : List.of(FilterSpec.band(1, 30), FilterSpec.none())) {
      for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
        for (int sample : new int[] {0, 7_777, 19_999}) {
          float[][] signal = Signals.noise(5, 20_000, 0, 8);
          signal[3][sample] = bad;
          SignalFilter filter = new SignalFilter(polyphase(spec, 100), PLAIN, 1 << 16);
          assertThatThrownBy(() -> filtered(filter, 100, signal))
              .isInstanceOf(BadDataException.class)
              .hasMessage(
                  "[sub-01_eeg.edf] Cannot filter: channel 3, sample "
                      + sample
                      + " must be a finite number, but was "
                      + bad
                      + ". Leave the channel or the recording out.");
        }
      }
    }
  }

  @Test
  void refusesValuesThatFloatsCannotHold() {
    float[][] signal = new float[2][5_000];
    signal[1][2_500] = 3e38f;
    signal[1][0] = -3e38f;
    SignalFilter filter = new SignalFilter(polyphase(FilterSpec.band(1, 30), 500), PLAIN);
    assertThatThrownBy(() -> filtered(filter, 500, signal))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("samples must be below 1e30");
  }

  @Test
  void refusesAnEmptySource() {
    SignalFilter filter = new SignalFilter(polyphase(FilterSpec.band(1, 30), 500), PLAIN);
    assertThatThrownBy(() -> filtered(filter, 500, new float[1][0]))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("samples must be > 0, but were 1 and 0");
  }
}
