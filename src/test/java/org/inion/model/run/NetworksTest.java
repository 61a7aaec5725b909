package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.inion.model.EegConformer;
import org.inion.model.EegNet;
import org.inion.model.FoundationTransformer;
import org.inion.model.FoundationTransformer.Pooling;
import org.inion.model.FoundationTransformer.Tokens;
import org.inion.model.Network;
import org.inion.model.Normalization;
import org.inion.model.Normalized;
import org.inion.model.ShallowFbcspNet;
import org.inion.model.SpectralNet;
import org.inion.model.TemporalNet;
import org.inion.model.WindowShape;
import org.inion.model.graph.FlatVector;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Normalizations.Over;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Precision;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Spectra;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.TransformerLayers.Encoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sizes of networks, and their gradients. */
class NetworksTest {
  private static final WindowShape CHALLENGE = new WindowShape(129, 200, 100);
  private static final WindowShape SMALL = new WindowShape(3, 120, 100);

  /** Network, parameters, samples of the shortest window. */
  static Stream<Arguments> stated() {
    return Stream.of(
        Arguments.of(EegNet.DEFAULT, 3_265, 27),
        Arguments.of(ShallowFbcspNet.DEFAULT, 207_801, 99),
        Arguments.of(FoundationTransformer.DEFAULT, 1_521_665, 20),
        Arguments.of(
            new FoundationTransformer(
                Tokens.ONE_CHANNEL, 20, 128, 6, new Encoder(8, 512, 0.1), Pooling.CLASS_TOKEN),
            1_521_665 - 128 * 20 * 129 + 128 * 20 + 129 * 128 + 128,
            20),
        Arguments.of(EegConformer.DEFAULT, 407_713, 99),
        Arguments.of(TemporalNet.DEFAULT, 23_042, 1),
        Arguments.of(SpectralNet.DEFAULT, 192_289, 3));
  }

  @ParameterizedTest
  @MethodSource("stated")
  void haveTheNumberOfParametersThatIsStated(Network network, int expected, int least) {
    Script script = network.build(CHALLENGE, 1);
    assertThat(script.output().shape()).isEqualTo(Shape.batch(1));
    assertThat(script.graph().parameters().stream().mapToInt(Parameter::count).sum())
        .isEqualTo(expected);
    assertThat(network.build(new WindowShape(129, least, 100), 1).output().shape())
        .isEqualTo(Shape.batch(1));
    if (least > 1) {
      assertThatThrownBy(() -> network.build(new WindowShape(129, least - 1, 100), 1))
          .hasMessageMatching("(?s).*Cannot (move a kernel|take the spectrum).*");
    }
  }

  static Stream<Network> small() {
    return Stream.of(
        new EegNet(2, 2, 16, 0),
        new ShallowFbcspNet(4, 5, 20, 10, 0),
        new FoundationTransformer(Tokens.ALL_CHANNELS, 20, 8, 2, new Encoder(2, 16, 0)),
        new FoundationTransformer(
            Tokens.ONE_CHANNEL, 40, 8, 1, new Encoder(2, 16, 0), Pooling.CLASS_TOKEN),
        new Normalized(new EegNet(2, 2, 16, 0), Normalization.Z_SCORE, Over.CHANNEL),
        new EegConformer(4, 5, 20, 10, 1, 2, 0),
        new Normalized(new TemporalNet(4, 3, 2, 0), Normalization.ROBUST, Over.WINDOW),
        new TemporalNet(4, 3, 2, 0),
        new SpectralNet(3, 2, 40, 8, 0));
  }

  @ParameterizedTest
  @MethodSource("small")
  void gradientsAreThoseOfFiniteDifferences(Network network) throws IOException {
    Script script = network.build(SMALL, 2);
    Numeric.checkGradient(script, 3, NetworkRunner.Mode.TRAINING);
  }

  @ParameterizedTest
  @EnumSource(Tokens.class)
  void aTransformerLeavesOutWhatFollowsTheLastWholePatch(Tokens tokens) throws IOException {
    Network network = new FoundationTransformer(tokens, 20, 8, 1, new Encoder(2, 16, 0));
    Script script = network.build(new WindowShape(2, 57, 100), 1);
    double[] x = new Random(5).doubles(2 * 57).toArray();
    float[] initial = FlatVector.initial(script.graph().parameters(), 1);
    double[] parameters = IntStream.range(0, initial.length).mapToDouble(i -> initial[i]).toArray();
    double[] before = Numeric.value(script, x, parameters, NetworkRunner.Mode.PREDICTION);
    x[40] += 5;
    x[57 + 56] += 5;
    assertThat(Numeric.value(script, x, parameters, NetworkRunner.Mode.PREDICTION))
        .isEqualTo(before);
    x[39] += 5;
    assertThat(Numeric.value(script, x, parameters, NetworkRunner.Mode.PREDICTION))
        .isNotEqualTo(before);
    assertThatThrownBy(() -> network.build(new WindowShape(2, 19, 100), 1))
        .hasMessageContaining("[patches] Cannot move a kernel: its span of 20");
  }

  @ParameterizedTest
  @MethodSource("small")
  void halfPrecisionGivesNearlyTheSame(Network network) throws IOException {
    float[] exact = outputs(network, Precision.FLOAT32);
    float[] rounded = outputs(network, Precision.BFLOAT16);
    assertThat(rounded).isNotEqualTo(exact);
    // bfloat16 has 8 bits: steps of 0.4 %.
    assertThat(rounded).containsExactly(exact, Offset.offset(0.05f));
  }

  private static float[] outputs(Network network, Precision precision) throws IOException {
    Graph graph = new Graph(precision, Spectra.Route.DEVICE);
    Tensor x = graph.input("x", Shape.batch(SMALL.channels(), SMALL.samples()));
    Script script = new Script(graph, graph.wide(network.of(x, SMALL, 2)));
    float[] values = new float[2 * SMALL.channels() * SMALL.samples()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.1 * i * i);
    }
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu());
        NDManager manager = runner.manager().newSubManager()) {
      NDList arguments =
          new NDList(
              manager.create(
                  values, new ai.djl.ndarray.types.Shape(2, SMALL.channels(), SMALL.samples())),
              manager.create(FlatVector.initial(graph.parameters(), 4)),
              manager.create(FlatVector.initial(graph.buffers())));
      return runner.forward(arguments, NetworkRunner.Mode.PREDICTION).toFloatArray();
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  void everyLineOfTheSourceBelongsToALayer(Network network) {
    assertThat(network.build(SMALL, 2).source().lines().map(String::strip)).doesNotContain("#");
  }

  @Test
  void laterLayersAreSkippedMoreOften() {
    Network network =
        new FoundationTransformer(Tokens.ALL_CHANNELS, 20, 8, 2, new Encoder(2, 16, 0, 0.5));
    assertThat(
            network
                .build(SMALL, 1)
                .source()
                .lines()
                .filter(line -> line.contains("torch.dropout(")))
        .satisfiesExactly(
            line -> assertThat(line).contains(", 0.25, training"),
            line -> assertThat(line).contains(", 0.25, training"),
            line -> assertThat(line).contains(", 0.5, training"),
            line -> assertThat(line).contains(", 0.5, training"));
  }
}
