package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.inion.error.Where;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Filter and resampling against MNE's filter followed by its resampling without padding, which cuts
 * the spectrum off at the output's Nyquist frequency and takes the recording for a circle.
 */
class MneParityTest {
  private static final SampleRate OUTPUT = SampleRate.ofHertz(100);

  /** Two windows of 2 s. */
  private static final int EDGE = 400;

  static List<Reference> mneSignals() {
    return Reference.all("mne_signals.json", "signals");
  }

  @ParameterizedTest
  @MethodSource("mneSignals")
  void isWhatMneMakesOfTheBandBelow45Hertz(Reference mne) throws IOException {
    double[][] actual = below45Hertz(mne, filtered(mne));
    double[][] expected = below45Hertz(mne, mne.outputs().toArray(float[][]::new));
    int samples = expected[0].length;
    assertThat(actual[0]).hasSize(samples);
    assertThat(difference(expected, actual, EDGE, samples - EDGE)).isLessThan(1e-3);
    assertThat(difference(expected, actual, 0, EDGE)).isLessThan(1e-2);
    assertThat(difference(expected, actual, samples - EDGE, samples)).isLessThan(1e-2);
  }

  /** What is left of the difference at the edges comes from MNE's resampling alone. */
  @ParameterizedTest
  @MethodSource("mneSignals")
  void isWhatMneFiltersAtTheEdges(Reference mne) throws IOException {
    List<float[]> expected = mne.takenEnds();
    float[][] actual = filtered(mne);
    for (int c = 0; c < expected.size(); c++) {
      double[] ends = doubles(actual[c]);
      System.arraycopy(ends, ends.length - EDGE, ends, EDGE, EDGE);
      assertThat(
              Signals.relativeDifference(doubles(expected.get(c)), Arrays.copyOf(ends, 2 * EDGE)))
          .isLessThan(2e-6);
    }
  }

  static List<Reference> mneTaken() {
    return Reference.all("mne_taken.json", "recordings");
  }

  /**
   * The filter alone, on every recording of the set, at the beginning, in the middle and at the
   * end: against the whole of MNE's chain the first seconds differ by up to 2 %, and all of that is
   * its resampling.
   */
  @ParameterizedTest
  @MethodSource("mneTaken")
  void isEveryFifthSampleOfWhatMneFiltersInEveryRecording(Reference mne) throws IOException {
    double[] expected = doubles(mne.taken());
    double[] all = doubles(filtered(mne)[0]);
    int middle = mne.node().get("middle").asInt();
    int[] starts = {0, middle, all.length - EDGE};
    for (int part = 0; part < starts.length; part++) {
      double[] there = Arrays.copyOfRange(all, starts[part], starts[part] + EDGE);
      double[] wanted = Arrays.copyOfRange(expected, part * EDGE, (part + 1) * EDGE);
      assertThat(Signals.relativeDifference(wanted, there)).isLessThan(1e-5);
    }
  }

  /** Above 45 Hz our anti-alias filter falls where MNE's cuts; the documentation says how much. */
  @ParameterizedTest
  @MethodSource("mneSignals")
  void differsFromMneLittleOverTheWholeBand(Reference mne) throws IOException {
    double[][] actual = doubles(filtered(mne));
    double[][] expected = doubles(mne.outputs().toArray(float[][]::new));
    double difference = difference(expected, actual, EDGE, expected[0].length - EDGE);
    boolean isMostlyWhite = !mne.node().has("path") && mne.spec().lowPassHz().orElseThrow() > 45;
    assertThat(difference).isLessThan(isMostlyWhite ? 0.06 : 0.005);
  }

  private static float[][] filtered(Reference mne) throws IOException {
    float[][] signal = mne.node().has("path") ? recording(mne) : kept(mne);
    Where where = Where.file(mne.toString());
    PolyphaseFilter polyphase = PolyphaseFilter.of(where, mne.spec(), mne.rate(), OUTPUT);
    SignalFilter filter = new SignalFilter(polyphase);
    float[][] target = new float[signal.length][filter.outputs(signal[0].length)];
    MemorySource source = new MemorySource(mne.rate(), signal);
    filter.filter(where, source, target, UnfilteredTap.none());
    return target;
  }

  private static float[][] kept(Reference mne) {
    return mne.inputs().toArray(float[][]::new);
  }

  private static float[][] recording(Reference mne) throws IOException {
    Path shared = Path.of(System.getProperty("inion.shared", "../shared"));
    Path path = shared.resolve(mne.node().get("path").asText());
    Assumptions.assumeTrue(Files.exists(path), "No recordings for tests at " + shared);
    int channels = mne.node().has("outputs") ? mne.outputs().size() : 1;
    return EdfChannels.read(path, channels, mne.node().get("samples").asInt());
  }

  /** Bands that end at 40 Hz stay as they are. */
  private static double[][] below45Hertz(Reference mne, float[][] signal) {
    if (mne.spec().lowPassHz().orElseThrow() <= 40) {
      return doubles(signal);
    }
    Kernel kernel = new Kernel(WindowedSinc.kaiser(44, 45, 100, 80), OUTPUT);
    DirectFilter filter = new DirectFilter(kernel, OUTPUT, OUTPUT);
    double[][] filtered = new double[signal.length][signal[0].length];
    for (int c = 0; c < signal.length; c++) {
      float[] channel = signal[c];
      Arrays.setAll(filtered[c], m -> filter.at(channel, m));
    }
    return filtered;
  }

  /** Over all channels together. */
  private static double difference(double[][] expected, double[][] actual, int from, int to) {
    return Signals.relativeDifference(part(expected, from, to), part(actual, from, to));
  }

  private static double[] part(double[][] signal, int from, int to) {
    return Arrays.stream(signal)
        .flatMapToDouble(channel -> Arrays.stream(channel, from, to))
        .toArray();
  }

  private static double[][] doubles(float[][] signal) {
    return Arrays.stream(signal).map(MneParityTest::doubles).toArray(double[][]::new);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}
