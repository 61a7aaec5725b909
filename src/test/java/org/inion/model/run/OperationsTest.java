package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Initializer;
import org.inion.model.graph.Normalizations;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Parameter.Decay;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;
import org.inion.model.layer.PatchLayers;
import org.inion.model.layer.TransformerLayers;
import org.inion.model.layer.TransformerLayers.Encoder;
import org.inion.model.run.NetworkRunner.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values against computations by hand, gradients against finite differences. */
class OperationsTest {
  private static final double[] NONE = {};
  private static final double[] X = {1, -2, 3, -4, 5, -6};

  static Stream<Arguments> operations() {
    return Stream.of(
        layer("relu", Operations::relu, 6),
        layer("gelu", Operations::gelu, 6),
        layer("elu", Operations::elu, 6),
        layer("square", Operations::square, 6),
        layer("safe log", x -> Operations.safeLog(x, 0.2), 6),
        layer("inverse root", x -> Operations.inverseRoot(Operations.square(x), 0.1), 6),
        layer("softmax", x -> Operations.softmax(x, 1), 2, 3),
        layer("scale", x -> Operations.scale(x, -3), 6),
        layer("sum", x -> Operations.sum(x, 1), 2, 3),
        layer("mean", x -> Operations.mean(x, -1), 2, 3),
        layer("slice", x -> Operations.slice(x, 2, 1, 3), 2, 3),
        layer("select", x -> Operations.select(x, 1, 1), 2, 3),
        layer("permute", x -> Operations.permute(x, 0, 2, 1), 2, 3),
        layer("reshape", x -> Operations.reshape(x, Shape.batch(3, 2)), 2, 3),
        layer("concatenate", x -> Operations.concatenate(List.of(x, Operations.square(x)), 1), 6),
        layer("add", x -> Operations.add(x, Operations.slice(x, 1, 0, 1)), 2, 3),
        layer("subtract", x -> Operations.subtract(x, Operations.slice(x, 2, 0, 1)), 2, 3),
        layer("multiply", x -> Operations.multiply(x, Operations.slice(x, 1, 1, 2)), 2, 3),
        layer("product", x -> Operations.matmul(x, Operations.permute(x, 0, 2, 1)), 2, 3),
        layer("ramp", x -> Operations.multiply(x, Operations.ramp(x, 3, 0.5)), 2, 3),
        layer("average pool", Layers.averagePool(new Window(3, 2, 1, 1)), 2, 1, 7),
        layer("maximum pool", Layers.maximumPool(new Window(3, 2, 0, 1)), 2, 1, 7),
        layer("linear", Layers.linear(3), 2, 4),
        layer("convolution", plane(), 2, 3, 5),
        layer("batch norm", Layers.batchNorm(), 3, 2),
        layer("separable", separable(), 2, 1, 6),
        layer("limited norm", limited(), 4),
        layer("all channels", PatchLayers.allChannels(3, 4), 2, 7),
        layer("one channel", PatchLayers.oneChannel(3, 4), 2, 7),
        layer("class token", PatchLayers.classToken(), 2, 3),
        layer("perceptron", TransformerLayers.perceptron(6, 0), 2, 3),
        layer("encoder", TransformerLayers.encoder(new Encoder(2, 6, 0)), 3, 4));
  }

  private static Arguments layer(String name, Layer layer, long... sizes) {
    return Arguments.of(name, Numeric.script(layer, sizes));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void gradientsAreThoseOfFiniteDifferences(String name, Script script) throws IOException {
    Numeric.checkGradient(script, 3, Mode.TRAINING);
  }

  @Test
  void shapesAndPlaces() throws IOException {
    assertThat(of(x -> Operations.permute(x, 0, 2, 1))).containsExactly(1, -4, -2, 5, 3, -6);
    assertThat(of(x -> Operations.slice(x, 2, 1, 3))).containsExactly(-2, 3, 5, -6);
    assertThat(of(x -> Operations.select(x, 1, 1))).containsExactly(-4, 5, -6);
    assertThat(of(x -> Operations.concatenate(List.of(x, x), 2)))
        .containsExactly(1, -2, 3, 1, -2, 3, -4, 5, -6, -4, 5, -6);
    assertThat(of(x -> Operations.sum(x, 1))).containsExactly(-3, 3, -3);
    assertThat(of(x -> Operations.multiply(x, Operations.ramp(x, 3, 0.5))))
        .containsExactly(0, -1, 3, -0.0, 2.5, -6);
    assertThat(of(x -> Operations.subtract(x, Operations.slice(x, 2, 0, 1))))
        .containsExactly(0, -3, 2, 0, 9, -2);
    assertThat(of(x -> Operations.matmul(x, Operations.permute(x, 0, 2, 1))))
        .containsExactly(14, -32, -32, 77);
  }

  @Test
  void wrongPlacesAreErrorsThatNameTheShape() {
    assertThatThrownBy(() -> of(x -> Operations.select(x, 2, 3)))
        .hasMessageContaining("[layer] Cannot select from [B, 2, 3]: 3 must lie in dimension 2");
    assertThatThrownBy(
            () -> of(x -> Operations.concatenate(List.of(x, Operations.slice(x, 2, 0, 1)), 1)))
        .hasMessageContaining("were [B, 2, 3] and [B, 2, 1]");
  }

  @Test
  void convolutionOverTwoDimensions() throws IOException {
    double[] parameters = {1, 10, 100, 1000, 10000, 100000, 0.5};
    Script script = Numeric.script(plane(), 1, 2, 4);
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
    // A kernel of 2 × 3, the first row of the window being 1 to 4.
    assertThat(Numeric.value(script, x, parameters, Mode.PREDICTION))
        .containsExactly(765321.5, 876432.5);
  }

  @Test
  void separableConvolutionIsByMapThenByPlace() throws IOException {
    double[] parameters = {1, 1, 1, -1, /* by place */ 1, 10, 2, 0, 0, 1};
    double[] x = {1, 2, 3, 10, 30, 60};
    // By map: sums 3, 5 and differences -20, -30.
    assertThat(Numeric.value(Numeric.script(separable(), 2, 1, 3), x, parameters, Mode.PREDICTION))
        .containsExactly(3 - 200, 5 - 300, 6, 10, -20, -30);
  }

  @Test
  void normsBeyondTheLimitAreCutAndOthersStay() throws IOException {
    double[] parameters = {3, 4, 0.3, 0.4, -0.6, 0.8 + 1e-12, 0, 0, 0};
    Script script = Numeric.script(limited(), 2);
    double[] kept = Numeric.value(script, new double[] {1, 100}, parameters, Mode.PREDICTION);
    assertThat(kept[0]).isCloseTo(0.6 + 80, within(1e-4));
    assertThat(kept[1]).isCloseTo(0.3 + 40, within(1e-12));
    assertThat(kept[2]).isCloseTo(-0.6 + 80, within(1e-4));
  }

  @Test
  void batchNormalisationTakesTheBatchInTraining() throws IOException {
    Script script = Numeric.script(Layers.batchNorm(), 1, 2);
    double[] x = {1, 2, 3, 4};
    double[] y = Numeric.value(script, x, new double[] {2, 1}, Mode.TRAINING);
    assertThat(y[0]).isCloseTo(1 - 2 * 1.5 / Math.sqrt(1.25 + 1e-5), within(1e-12));
    y = Numeric.value(script, x, new double[] {2, 1}, Mode.PREDICTION);
    assertThat(y[0]).isCloseTo(1 + 2 / Math.sqrt(1 + 1e-5), within(1e-12));
  }

  @Test
  void patchesOfAllChannelsAreWeightedSumsWithTheirPlace() throws IOException {
    Script script = Numeric.script(PatchLayers.allChannels(2, 1), 2, 5);
    assertThat(script.output().shape()).isEqualTo(Shape.batch(2, 1));
    double[] x = {1, 2, 3, 4, 99, 5, 6, 7, 8, 99};
    double[] parameters = {1, 10, 100, 1000, /* bias */ 0.5, /* times */ 0.25, 0.125};
    assertThat(Numeric.value(script, x, parameters, Mode.PREDICTION))
        .containsExactly(6521.75, 8743.625);
  }

  @Test
  void patchesOfOneChannelSayWhichAndWhen() throws IOException {
    Script script = Numeric.script(PatchLayers.oneChannel(2, 1), 2, 5);
    assertThat(script.output().shape()).isEqualTo(Shape.batch(4, 1));
    double[] x = {1, 2, 3, 4, 99, 5, 6, 7, 8, 99};
    double[] parameters = {1, 10, 0.5, /* channels */ 100, 200, /* times */ 0.25, 0.125};
    assertThat(Numeric.value(script, x, parameters, Mode.PREDICTION))
        .containsExactly(121.75, 143.625, 265.75, 287.625);
  }

  @Test
  void theClassTokenStandsFirst() throws IOException {
    Script script = Numeric.script(PatchLayers.classToken(), 1, 2);
    double[] x = {1, 2, 3, 4};
    assertThat(Numeric.value(script, x, new double[] {-1, -2}, Mode.PREDICTION))
        .containsExactly(-1, -2, 1, 2, -1, -2, 3, 4);
  }

  @Test
  void dropPathDropsWholeWindowsInTraining() throws IOException {
    Script script = Numeric.script(Layers.dropPath(0.25), 2, 3);
    int batch = 1000;
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu())) {
      NDArray x = runner.manager().ones(new ai.djl.ndarray.types.Shape(batch, 2, 3));
      NDArray none = runner.manager().create(new float[0]);
      float[] kept = runner.forward(new NDList(x, none, none), Mode.TRAINING).toFloatArray();
      long dropped = 0;
      for (int b = 0; b < batch; b++) {
        int first = 6 * b;
        assertThat(IntStream.range(first, first + 6).mapToDouble(i -> kept[i]).distinct())
            .hasSize(1);
        assertThat(kept[first]).isIn(0f, 1 / 0.75f);
        dropped += kept[first] == 0 ? 1 : 0;
      }
      assertThat(dropped).isBetween(180L, 320L);
      assertThat(runner.forward(new NDList(x, none, none), Mode.PREDICTION).toFloatArray())
          .containsOnly(1);
    }
  }

  private static Layer plane() {
    return Layers.conv2d(1, Window.valid(2), Window.valid(3), 1, Layers.Bias.YES);
  }

  private static Layer separable() {
    return Layers.separableConv2d(3, Window.valid(1), Window.valid(2), Layers.Bias.NO);
  }

  /** Three filters of all inputs, whose norms are mostly beyond the limit. */
  private static Layer limited() {
    return x -> {
      Shape shape = Shape.of(3, x.shape().size(1));
      Tensor weight = x.graph().parameter("weight", shape, new Initializer.Uniform(2), Decay.YES);
      Tensor bias = x.graph().parameter("bias", Shape.of(3), Initializer.zeros(), Decay.NO);
      return Operations.linear(x, Normalizations.maxNorm(weight, 1), bias);
    };
  }

  private static double[] of(Layer layer) throws IOException {
    return Numeric.value(Numeric.script(layer, 2, 3), X, NONE, Mode.PREDICTION);
  }
}
