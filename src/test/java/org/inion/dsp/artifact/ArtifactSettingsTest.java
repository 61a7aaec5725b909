package org.inion.dsp.artifact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArtifactSettingsTest {

  @Test
  void refusesThresholdsThatCannotBe() {
    assertThatThrownBy(() -> new ArtifactSettings.Amplitude(-1, 1))
        .hasMessage("Invalid artifact.amplitude.threshold: must be > 0, but was -1.0 uV");
    assertThatThrownBy(() -> new ArtifactSettings.Flat(Double.NaN, 0.5, 1))
        .hasMessageContaining("artifact.flat.threshold");
    assertThatThrownBy(() -> new ArtifactSettings.LineNoise(1000, 0))
        .hasMessage("Invalid artifact.line-noise.channels: must be >= 1, but was 0");
    assertThatThrownBy(() -> new ArtifactSettings.BadChannel(1.5, 5, 0.4, 1, 0.01, 3, 5, 0.2))
        .hasMessage(
            "Invalid artifact.bad-channel.flat-fraction: must be from 0 % to 100 %, but was 150"
                + " %");
  }

  @Test
  void refusesAStepThatMovesPastItsHalfAndABandThatFalls() {
    assertThatThrownBy(() -> new ArtifactSettings.Step(100, 0.2, 0.15, 1))
        .hasMessageContaining("artifact.step.move");
    assertThatThrownBy(() -> new ArtifactSettings.Muscle(5, 140, 110, 1))
        .hasMessage(
            "Invalid artifact.muscle.band: must rise from >= 0 Hz, but was [140.0 Hz, 110.0 Hz]");
  }

  @Test
  void refusesChannelsThatAreNotThere() {
    assertThatThrownBy(() -> new EegChannels(List.of("E1"), Set.of("E2"), Set.of()))
        .hasMessage("Invalid bad channels: must be names of channels, but were [E2]");
    assertThatThrownBy(() -> new EegChannels(List.of("E1", "E1"), Set.of(), Set.of()))
        .hasMessageContaining("unique");
  }
}
