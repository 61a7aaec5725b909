package org.inion.dsp.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.inion.dsp.artifact.ArtifactBands.Band;
import org.inion.dsp.artifact.ArtifactBands.Measure;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;

class ArtifactBandsTest {

  @Test
  void leaveOutTheLineAndItsHarmonics() {
    assertThat(bands(OptionalDouble.of(60), 500).bands())
        .containsExactly(
            new Band(Measure.MUSCLE, 110, 118),
            new Band(Measure.MUSCLE, 122, 140),
            new Band(Measure.LINE, 58.5, 61.5),
            new Band(Measure.BESIDE_LINE, 54.5, 57.5),
            new Band(Measure.BESIDE_LINE, 62.5, 65.5),
            new Band(Measure.LOW, 1, 50),
            new Band(Measure.HIGH, 50, 58),
            new Band(Measure.HIGH, 62, 118),
            new Band(Measure.HIGH, 122, 178),
            new Band(Measure.HIGH, 182, 225));
  }

  @Test
  void fiftyHertzCutsTheLowBandAndSparesTheMuscleBand() {
    ArtifactBands bands = bands(OptionalDouble.of(50), 250);
    assertThat(bands.bands())
        .contains(
            new Band(Measure.MUSCLE, 110, 140),
            new Band(Measure.LOW, 1, 48),
            new Band(Measure.HIGH, 52, 98),
            new Band(Measure.HIGH, 102, 112.5));
    assertThat(bands.widthHz(Measure.HIGH)).isEqualTo(56.5);
  }

  @Test
  void withoutALineFrequencyThereIsNoLineBand() {
    ArtifactBands bands = bands(OptionalDouble.empty(), 500);
    assertThat(bands.positions(Measure.LINE)).isEmpty();
    assertThat(bands.positions(Measure.HIGH)).hasSize(1);
  }

  @Test
  void aLowRateHasNoHighBand() {
    assertThat(bands(OptionalDouble.of(60), 100).positions(Measure.HIGH)).isEmpty();
  }

  private static ArtifactBands bands(OptionalDouble lineHz, double rateHz) {
    return ArtifactBands.of(ArtifactSettings.DEFAULTS, lineHz, SampleRate.ofHertz(rateHz));
  }
}
