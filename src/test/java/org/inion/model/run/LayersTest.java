package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.inion.error.BadSetupException;
import org.inion.model.graph.Convolutions;
import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Normalizations.Over;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Spectra;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;
import org.inion.model.layer.SpectralLayers;
import org.inion.model.layer.TransformerLayers;
import org.inion.model.run.NetworkRunner.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values against computations by hand, gradients against finite differences. */
class LayersTest {
  private static final double[] NONE = {};

  @Test
  void operationsOnElements() throws IOException {
    double[] x = {-1.5, -0.25, 0.5, 2};
    assertThat(of(Operations::relu, x)).containsExactly(0, 0, 0.5, 2);
    assertThat(of(Operations::square, x)).containsExactly(2.25, 0.0625, 0.25, 4);
    assertThat(of(Operations::elu, x)[0]).isCloseTo(Math.exp(-1.5) - 1, within(1e-15));
    // x · Φ(x), with Φ(2) and Φ(-1.5) from a table of the normal distribution
    assertThat(of(Operations::gelu, x)[3]).isCloseTo(2 * 0.977249868051821, within(1e-14));
    assertThat(of(Operations::gelu, x)[0]).isCloseTo(-1.5 * 0.066807201268858, within(1e-14));
    assertThat(of(y -> Operations.safeLog(y, 0.5), x))
        .containsExactly(Math.log(0.5), Math.log(0.5), Math.log(0.5), Math.log(2));
    double[] exponentials = Arrays.stream(x).map(Math::exp).toArray();
    assertThat(of(y -> Operations.softmax(y, 1), x)[1])
        .isCloseTo(exponentials[1] / Arrays.stream(exponentials).sum(), within(1e-15));
  }

  @Test
  void convolutionInTimeWithStridePaddingDilationAndGroups() throws IOException {
    Layer layer = Layers.conv1d(2, new Window(2, 2, 1, 2), 2, Layers.Bias.YES);
    Script script = Numeric.script(layer, 2, 4);
    double[] x = {1, 2, 3, 4, 10, 20, 30, 40};
    double[] parameters = {1, -1, 0.5, 2, 100, 200};
    // Output i of a channel: w0 · x[2i - 1] + w1 · x[2i + 1] + bias, noughts outside.
    assertThat(Numeric.value(script, x, parameters, Mode.PREDICTION))
        .containsExactly(100 - 2, 100 + 2 - 4, 200 + 2 * 20, 200 + 0.5 * 20 + 2 * 40);
    Numeric.checkGradient(script, 2, Mode.TRAINING);
  }

  @Test
  void poolsMeansAndMaxima() throws IOException {
    double[] x = {1, 5, 2, 8, 3};
    Layer mean = y -> Convolutions.averagePool(y, new Window(2, 2, 0, 1));
    Layer maximum = y -> Convolutions.maximumPool(y, new Window(3, 1, 0, 1));
    assertThat(Numeric.value(Numeric.script(mean, 1, 1, 5), x, NONE, Mode.PREDICTION))
        .containsExactly(3, 5);
    assertThat(Numeric.value(Numeric.script(maximum, 1, 1, 5), x, NONE, Mode.PREDICTION))
        .containsExactly(5, 8, 8);
  }

  @Test
  void layerNormalisation() throws IOException {
    Script script = Numeric.script(Layers.layerNorm(), 4);
    double[] parameters = {1, 2, 1, 1, 0, 0, 0, 5};
    double deviation = Math.sqrt(1.25 + 1e-5);
    double[] y = Numeric.value(script, new double[] {1, 2, 3, 4}, parameters, Mode.PREDICTION);
    assertThat(y[0]).isCloseTo(-1.5 / deviation, within(1e-12));
    assertThat(y[1]).isCloseTo(2 * -0.5 / deviation, within(1e-12));
    assertThat(y[3]).isCloseTo(1.5 / deviation + 5, within(1e-12));
    Numeric.checkGradient(script, 3, Mode.TRAINING);
  }

  @Test
  void windowsAreNormalisedByChannelOrWhole() throws IOException {
    double[] x = {1, 3, 7, 7};
    assertThat(normalised(Over.CHANNEL, x))
        .containsExactly(new double[] {-1, 1, 0, 0}, within(1e-9));
    double deviation = Math.sqrt((3.5 * 3.5 + 1.5 * 1.5 + 2 * 2.5 * 2.5) / 4);
    assertThat(normalised(Over.WINDOW, x)[0]).isCloseTo(-3.5 / deviation, within(1e-9));
    Numeric.checkGradient(Numeric.script(Layers.zScore(Over.CHANNEL), 2, 5), 2, Mode.TRAINING);
  }

  @Test
  void windowsAreNormalisedByMedianAndQuartiles() throws IOException {
    // Each channel of 6 values: median 3.5 and quartiles 2.25 and 4.75; one value all through.
    double[] x = {1, 2, 3, 4, 5, 1000, 7, 7, 7, 7, 7, 7};
    double[] byChannel = robust(Over.CHANNEL, x);
    double spread = 2.5 / 1.349;
    assertThat(Arrays.copyOf(byChannel, 6))
        .containsExactly(
            Arrays.stream(x).limit(6).map(value -> (value - 3.5) / spread).toArray(), within(1e-9));
    assertThat(Arrays.copyOfRange(byChannel, 6, 12)).containsOnly(0);
    // All 12 in order: 1 2 3 4 5 7 7 7 7 7 7 1000; quartiles between 3 and 4 at 3.75, and 7.
    assertThat(robust(Over.WINDOW, x)[0]).isCloseTo((1 - 7) / (3.25 / 1.349), within(1e-9));
    for (Over over : Over.values()) {
      Numeric.checkGradient(Numeric.script(Layers.robust(over), 2, 6), 2, Mode.TRAINING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 33})
  void allWaysOfAttentionAgreeAndHaveTheRightGradients(int tokens) throws IOException {
    Script fast = Numeric.script(TransformerLayers.attention(2), tokens, 4);
    Script plain = Numeric.script(TransformerLayers.attention(2, 0), tokens, 4);
    double[] x = IntStream.range(0, 4 * tokens).mapToDouble(i -> Math.sin(1.7 * i)).toArray();
    double[] parameters = IntStream.range(0, 80).mapToDouble(i -> Math.cos(0.9 * i)).toArray();
    assertThat(Numeric.value(fast, x, parameters, Mode.PREDICTION))
        .containsExactly(Numeric.value(plain, x, parameters, Mode.PREDICTION), within(1e-12));
    Numeric.checkGradient(fast, 2, Mode.TRAINING);
    Numeric.checkGradient(plain, 2, Mode.TRAINING);
  }

  @Test
  void bandsHoldThePowerOfTheirFrequencies() throws IOException {
    int rate = 100;
    double[] alpha =
        IntStream.range(0, 200)
            .mapToDouble(i -> 3 * Math.sin(2 * Math.PI * 10 * i / rate))
            .toArray();
    for (Spectra.Route route : Spectra.Route.values()) {
      Layer layer = SpectralLayers.logBandPower(SpectralLayers.BANDS, rate, route);
      Script script = Numeric.script(layer, 1, 200);
      assertThat(script.output().shape()).isEqualTo(Shape.batch(1, 5));
      double[] bands = Numeric.value(script, alpha, NONE, Mode.PREDICTION);
      // |X|² / N = A² N / 4 in the one bin at 10 Hz; the band 8–13 Hz has 10 bins.
      assertThat(bands[2]).isCloseTo(Math.log(9 * 200 / 4.0 / 10), within(1e-9));
      assertThat(bands[0]).isCloseTo(Math.log(1e-6), within(1e-9));
      Numeric.checkGradient(script, 1, Mode.TRAINING);
    }
  }

  @Test
  void wrongShapesAreErrorsWhileBuildingThatNameTheLayer() {
    assertThatThrownBy(
            () ->
                Numeric.script(
                    Layers.linear(2)
                        .named("head")
                        .then(TransformerLayers.attention(3).named("attention")),
                    5,
                    4))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[layer.attention]")
        .hasMessageContaining("multiple of the 3 heads, but was 2");
    assertThatThrownBy(
            () ->
                Numeric.script(
                    Layers.conv1d(2, Window.valid(9), 1, Layers.Bias.NO).named("conv"), 1, 5))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining(
            "[layer.conv] Cannot move a kernel: its span of 9 must fit into 5 samples");
    assertThatThrownBy(() -> Numeric.script(x -> Operations.reshape(x, Shape.batch(7)), 2, 3))
        .hasMessageContaining("was [B, 2, 3] for [B, 7]");
    assertThatThrownBy(
            () ->
                Numeric.script(
                    SpectralLayers.logBandPower(SpectralLayers.BANDS, 100, Spectra.Route.DEVICE),
                    1,
                    20))
        .hasMessageContaining("Cannot take the band delta");
  }

  private static double[] of(Layer layer, double[] x) throws IOException {
    return Numeric.value(Numeric.script(layer, x.length), x, NONE, Mode.PREDICTION);
  }

  private static double[] robust(Over over, double[] x) throws IOException {
    return Numeric.value(Numeric.script(Layers.robust(over), 2, 6), x, NONE, Mode.PREDICTION);
  }

  private static double[] normalised(Over over, double[] x) throws IOException {
    return Numeric.value(Numeric.script(Layers.zScore(over), 2, 2), x, NONE, Mode.PREDICTION);
  }
}
