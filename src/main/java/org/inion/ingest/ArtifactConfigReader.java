package org.inion.ingest;

import java.util.List;
import org.inion.config.Settings;
import org.inion.dsp.artifact.ArtifactSettings;

/** Reads the {@code artifact} part of {@code conf/preprocess.conf}. */
final class ArtifactConfigReader {
  private ArtifactConfigReader() {}

  static ArtifactSettings read(Settings s) {
    List<Double> band = s.hertzList("artifact.muscle.band");
    if (band.size() != 2) {
      s.problem("artifact.muscle.band", "must be two frequencies", band.toString());
      return ArtifactSettings.DEFAULTS;
    }
    return new ArtifactSettings(
        new ArtifactSettings.Amplitude(
            s.microvolts("artifact.amplitude.threshold"), s.count("artifact.amplitude.channels")),
        new ArtifactSettings.Flat(
            s.microvolts("artifact.flat.threshold"),
            s.seconds("artifact.flat.duration"),
            s.count("artifact.flat.channels")),
        new ArtifactSettings.Step(
            s.microvolts("artifact.step.threshold"),
            s.seconds("artifact.step.window"),
            s.seconds("artifact.step.move"),
            s.count("artifact.step.channels")),
        new ArtifactSettings.Muscle(
            s.microvolts("artifact.muscle.threshold"),
            band.get(0),
            band.get(1),
            s.count("artifact.muscle.channels")),
        new ArtifactSettings.LineNoise(
            s.number("artifact.line-noise.threshold"), s.count("artifact.line-noise.channels")),
        new ArtifactSettings.BadChannel(
            s.share("artifact.bad-channel.flat-fraction"),
            s.number("artifact.bad-channel.deviation"),
            s.number("artifact.bad-channel.correlation"),
            s.seconds("artifact.bad-channel.correlation-window"),
            s.share("artifact.bad-channel.correlation-fraction"),
            s.count("artifact.bad-channel.correlation-least-windows"),
            s.number("artifact.bad-channel.high-frequency"),
            s.number("artifact.bad-channel.high-frequency-least")),
        s.share("artifact.clean.bad-channels"));
  }
}
