package org.inion.ingest;

import java.util.List;
import org.inion.config.Settings;
import org.inion.dsp.artifact.ArtifactSettings;

/**
 * Reads the {@code artifact} part of {@code conf/preprocess.conf}. Each group is built by itself,
 * so that what is wrong in one does not hide what is wrong in the next.
 */
final class ArtifactConfigReader {
  private static final ArtifactSettings USUAL = ArtifactSettings.DEFAULTS;

  private final Settings s;

  private ArtifactConfigReader(Settings settings) {
    this.s = settings;
  }

  static ArtifactSettings read(Settings settings) {
    return new ArtifactConfigReader(settings).read();
  }

  private ArtifactSettings read() {
    ArtifactSettings.Amplitude amplitude =
        s.build(
            () ->
                new ArtifactSettings.Amplitude(
                    s.microvolts("artifact.amplitude.threshold"),
                    s.count("artifact.amplitude.channels")),
            USUAL.amplitude());
    ArtifactSettings.Flat flat =
        s.build(
            () ->
                new ArtifactSettings.Flat(
                    s.microvolts("artifact.flat.threshold"),
                    s.seconds("artifact.flat.duration"),
                    s.count("artifact.flat.channels")),
            USUAL.flat());
    ArtifactSettings.Step step =
        s.build(
            () ->
                new ArtifactSettings.Step(
                    s.microvolts("artifact.step.threshold"),
                    s.seconds("artifact.step.window"),
                    s.seconds("artifact.step.move"),
                    s.count("artifact.step.channels")),
            USUAL.step());
    ArtifactSettings.Muscle muscle = s.build(this::muscle, USUAL.muscle());
    ArtifactSettings.LineNoise lineNoise =
        s.build(
            () ->
                new ArtifactSettings.LineNoise(
                    s.number("artifact.line-noise.threshold"),
                    s.count("artifact.line-noise.channels")),
            USUAL.lineNoise());
    ArtifactSettings.BadChannel badChannel = s.build(this::badChannel, USUAL.badChannel());
    return s.build(
        () ->
            new ArtifactSettings(
                amplitude,
                flat,
                step,
                muscle,
                lineNoise,
                badChannel,
                s.share("artifact.clean.bad-channels")),
        USUAL);
  }

  private ArtifactSettings.Muscle muscle() {
    List<Double> band = s.hertzList("artifact.muscle.band");
    if (band.size() != 2) {
      if (s.isSound("artifact.muscle.band")) {
        s.problem("artifact.muscle.band", "must be two frequencies", band.toString());
      }
      band = List.of(USUAL.muscle().fromHz(), USUAL.muscle().toHz());
    }
    return new ArtifactSettings.Muscle(
        s.microvolts("artifact.muscle.threshold"),
        band.get(0),
        band.get(1),
        s.count("artifact.muscle.channels"));
  }

  private ArtifactSettings.BadChannel badChannel() {
    return new ArtifactSettings.BadChannel(
        s.share("artifact.bad-channel.flat-fraction"),
        s.number("artifact.bad-channel.deviation"),
        s.number("artifact.bad-channel.correlation"),
        s.seconds("artifact.bad-channel.correlation-window"),
        s.share("artifact.bad-channel.correlation-fraction"),
        s.count("artifact.bad-channel.correlation-least-windows"),
        s.number("artifact.bad-channel.high-frequency"),
        s.number("artifact.bad-channel.high-frequency-least"));
  }
}
