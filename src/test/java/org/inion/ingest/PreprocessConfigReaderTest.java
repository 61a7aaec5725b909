package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.inion.config.Layers;
import org.inion.dsp.artifact.ArtifactSettings;
import org.inion.dsp.reference.Reference;
import org.inion.error.BadSetupException;
import org.inion.signal.SampleRate;
import org.inion.table.SignalEncoding;
import org.inion.task.Tasks;
import org.inion.window.AnchoredWindows;
import org.inion.window.FixedWindows;
import org.junit.jupiter.api.Test;

class PreprocessConfigReaderTest {
  private static final List<String> PRESETS = List.of("default", "challenge", "raw");

  private static Layers layers(String preset) {
    return Tasks.layers().preset("conf/presets", preset, PRESETS);
  }

  @Test
  void theDefaultPresetIsWhatTheReferenceSays() {
    PreprocessConfig config = PreprocessConfig.of(layers("default").resolve());
    assertThat(config.filter().highPassHz()).hasValue(0.5);
    assertThat(config.filter().lowPassHz()).hasValue(40);
    assertThat(config.rate()).contains(SampleRate.ofHertz(100));
    assertThat(config.reference()).isInstanceOf(Reference.Average.class);
    assertThat(config.windows()).isEqualTo(new FixedWindows(2, 2));
    assertThat(config.artifacts()).isEqualTo(ArtifactSettings.DEFAULTS);
    assertThat(config.encoding()).isEqualTo(SignalEncoding.FLOAT32);
    assertThat(config.keepsSamples()).isFalse();
  }

  @Test
  void theChallengePresetKeepsTheReferenceAndTheRawOneTheSamples() {
    PreprocessConfig challenge = PreprocessConfig.of(layers("challenge").resolve());
    assertThat(challenge.filter().lowPassHz()).hasValue(50);
    assertThat(challenge.reference()).isInstanceOf(Reference.None.class);
    PreprocessConfig raw = PreprocessConfig.of(layers("raw").resolve());
    assertThat(raw.rate()).isEmpty();
    assertThat(raw.keepsSamples()).isTrue();
  }

  @Test
  void aResolvedConfigurationReadsBackAsItself() {
    PreprocessConfig config =
        PreprocessConfig.of(
            layers("challenge")
                .set("window.anchor.events=[left_target, right_target]")
                .set("window.anchor.offset=500 ms")
                .set("labels.events={ rt { until = [press], within = 3 s, stop = [start] } }")
                .resolve());
    PreprocessConfig again = PreprocessConfig.of(config.text());
    assertThat(again).isEqualTo(config);
    assertThat(again.windows()).isInstanceOf(AnchoredWindows.class);
  }

  @Test
  void clashesAreReportedTogether() {
    BadSetupException error =
        catchThrowableOfType(
            BadSetupException.class,
            () ->
                PreprocessConfig.of(
                    layers("raw")
                        .set("output.encoding=int16")
                        .set("reference.channels=[Cz]")
                        .set("labels.events={ rt { until = [press] } }")
                        .set("window.length=0 s")
                        .set("artifact.flat.duration=half a second")
                        .resolve()));
    assertThat(error.problems())
        .anySatisfy(line -> assertThat(line).contains("int16 without \"filter.high-pass\""))
        .anySatisfy(line -> assertThat(line).contains("\"reference.channels\""))
        .anySatisfy(line -> assertThat(line).contains("\"labels.events\" without"))
        .anySatisfy(line -> assertThat(line).contains("window.length"))
        .anySatisfy(line -> assertThat(line).contains("\"artifact.flat.duration\""))
        .hasSize(5);
  }

  @Test
  void whatRowsDependOnLeavesOutSplitAndCompression() {
    PreprocessConfig one = PreprocessConfig.of(layers("default").resolve());
    PreprocessConfig other =
        PreprocessConfig.of(
            layers("default")
                .set("split.seed=2")
                .set("output.zstd-level=3")
                .set("output.part-size=1 MB")
                .resolve());
    PreprocessConfig third =
        PreprocessConfig.of(layers("default").set("filter.low-pass=30 Hz").resolve());
    assertThat(other.rowsText()).isEqualTo(one.rowsText());
    assertThat(third.rowsText()).isNotEqualTo(one.rowsText());
  }
}
