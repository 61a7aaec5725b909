package org.inion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;
import org.inion.model.graph.Normalizations.Over;
import org.inion.model.layer.TransformerLayers.Encoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworksTest {
  private static final List<Network> DEFAULTS =
      List.of(
          FoundationTransformer.DEFAULT,
          EegNet.DEFAULT,
          ShallowFbcspNet.DEFAULT,
          EegConformer.DEFAULT,
          TemporalNet.DEFAULT,
          SpectralNet.DEFAULT);

  static Stream<Network> defaults() {
    return DEFAULTS.stream();
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void defaultsOfTheConfigurationAreThoseOfTheNetwork(Network network) {
    assertThat(read("model.name=" + network.name())).isEqualTo(network);
  }

  @Test
  void everyNetworkHasItsLineAndNothingElseKnowsIt() {
    assertThat(Networks.names())
        .containsExactlyElementsOf(DEFAULTS.stream().map(Network::name).toList());
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.inion");
    List<JavaClass> networks =
        classes.stream()
            .filter(one -> one.isAssignableTo(Network.class) && !one.isInterface())
            .filter(one -> !one.isEquivalentTo(Normalized.class))
            .toList();
    assertThat(networks).hasSize(Networks.names().size());
    for (JavaClass network : networks) {
      assertThat(network.getDirectDependenciesToSelf())
          .as("who knows %s", network.getName())
          .allMatch(
              use ->
                  use.getOriginClass().isEquivalentTo(Networks.class)
                      || use.getOriginClass().getName().startsWith(network.getName() + "$"));
    }
  }

  @Test
  void theConfigurationNamesEveryNetwork() throws IOException {
    assertThat(Files.readString(Path.of(Networks.REFERENCE)))
        .contains("# " + String.join(" | ", Networks.names()));
  }

  @Test
  void keysReachTheNetwork() {
    assertThat(
            read(
                "model.transformer.tokens=one-channel",
                "model.transformer.patch=25",
                "model.transformer.width=64",
                "model.transformer.layers=2",
                "model.transformer.heads=4",
                "model.transformer.hidden=96",
                "model.transformer.dropout=20 %",
                "model.transformer.drop-path=5 %",
                "model.transformer.pooling=class-token"))
        .isEqualTo(
            new FoundationTransformer(
                FoundationTransformer.Tokens.ONE_CHANNEL,
                25,
                64,
                2,
                new Encoder(4, 96, 0.2, 0.05),
                FoundationTransformer.Pooling.CLASS_TOKEN));
    assertThat(read("model.name=temporal", "model.temporal.blocks=3"))
        .isEqualTo(new TemporalNet(32, 3, 3, 0.1));
  }

  @Test
  void aNormalisationIsTheFirstLayer() {
    Network network =
        read("model.name=eegnet", "model.normalize=z-score", "model.normalize-over=window");
    assertThat(network)
        .isEqualTo(new Normalized(EegNet.DEFAULT, Normalization.Z_SCORE, Over.WINDOW));
    assertThat(network.name()).isEqualTo("eegnet");
    assertThat(read("model.normalize=robust"))
        .isEqualTo(
            new Normalized(FoundationTransformer.DEFAULT, Normalization.ROBUST, Over.CHANNEL));
  }

  @Test
  void tellsEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    "model.name=temporal",
                    "model.temporal.kernel=4",
                    "model.temporal.filters=0",
                    "model.temporal.dropout=much",
                    "model.normalize-over=window",
                    "model.eegnet.filter=3"))
        .isInstanceOfSatisfying(BadSetupException.class, e -> assertThat(e.problems()).hasSize(5))
        .hasMessageContaining(
            "[temporal] Cannot build the network: filters must be >= 1, but was 0")
        .hasMessageContaining("kernel must be odd")
        .hasMessageContaining("such as 10 %")
        .hasMessageContaining("did you mean \"model.eegnet.filters\"?")
        .hasMessageContaining("counts only with z-score");
    assertThatThrownBy(() -> read("model.name=resnet"))
        .hasMessageContaining("must be one of transformer, eegnet");
    assertThatThrownBy(() -> read("model.name=eegnet", "model.eegnet.dropout=100 %"))
        .hasMessageContaining("dropout must be >= 0 and < 1, but was 1.0");
  }

  private static Network read(String... assignments) {
    Layers layers = Layers.reference(Networks.REFERENCE);
    for (String assignment : assignments) {
      layers.set(assignment);
    }
    Settings settings = layers.resolve();
    Network network = Networks.from(settings);
    settings.check();
    return network;
  }
}
