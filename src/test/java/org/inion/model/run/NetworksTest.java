package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.inion.model.EegConformer;
import org.inion.model.EegNet;
import org.inion.model.FoundationTransformer;
import org.inion.model.Network;
import org.inion.model.ShallowFbcspNet;
import org.inion.model.TemporalNet;
import org.inion.model.WindowShape;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.model.layer.TransformerLayers.Encoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworksTest {
  private static final WindowShape CHALLENGE = new WindowShape(129, 200, 100);
  private static final WindowShape SMALL = new WindowShape(3, 120, 100);

  static Stream<Arguments> parameterCounts() {
    return Stream.of(
        Arguments.of(EegNet.DEFAULT, 3_265),
        Arguments.of(ShallowFbcspNet.DEFAULT, 207_801),
        Arguments.of(FoundationTransformer.DEFAULT, 1_521_665),
        Arguments.of(EegConformer.DEFAULT, 407_713),
        Arguments.of(TemporalNet.DEFAULT, 23_042));
  }

  @ParameterizedTest
  @MethodSource("parameterCounts")
  void haveTheNumberOfParametersThatIsStated(Network network, int expected) {
    Script script = network.build(CHALLENGE, 1);
    assertThat(script.output().shape()).isEqualTo(Shape.batch(1));
    assertThat(script.graph().parameters().stream().mapToInt(Parameter::count).sum())
        .isEqualTo(expected);
  }

  static Stream<Network> small() {
    return Stream.of(
        new EegNet(2, 2, 16, 0),
        new ShallowFbcspNet(4, 5, 20, 10, 0),
        new FoundationTransformer(
            FoundationTransformer.Tokens.ALL_CHANNELS, 20, 8, 2, new Encoder(2, 16, 0)),
        new FoundationTransformer(
            FoundationTransformer.Tokens.ONE_CHANNEL, 40, 8, 1, new Encoder(2, 16, 0)),
        new EegConformer(4, 5, 20, 10, 1, 2, 0),
        new TemporalNet(4, 3, 2, 0));
  }

  @ParameterizedTest
  @MethodSource("small")
  void gradientsAreThoseOfFiniteDifferences(Network network) throws IOException {
    Script script = network.build(SMALL, 2);
    Numeric.checkGradient(script, 3, NetworkRunner.Mode.TRAINING);
  }
}
