package org.inion.dsp.artifact;

import java.io.Serializable;
import java.util.Optional;

/**
 * Every threshold of this room. {@link #DEFAULTS} are those of {@code conf/}, which cites where
 * each comes from. {@code channels} is how many good channels must pass a threshold for the window
 * to be flagged.
 *
 * @param badChannelFraction the share of bad channels up to which a window can be clean
 */
public record ArtifactSettings(
    Amplitude amplitude,
    Flat flat,
    Step step,
    Muscle muscle,
    LineNoise lineNoise,
    BadChannel badChannel,
    double badChannelFraction)
    implements Serializable {

  /** The settings that hold when nothing is configured. */
  public static final ArtifactSettings DEFAULTS =
      new ArtifactSettings(
          new Amplitude(200, 1),
          new Flat(0.5, 0.5, 1),
          new Step(100, 0.2, 0.05, 1),
          new Muscle(5, 110, 140, 1),
          new LineNoise(1000, 1),
          new BadChannel(0.5, 5, 0.4, 1, 0.01, 3, 5, 0.2),
          0.1);

  public ArtifactSettings {
    Check.all(Check.share("artifact.clean.bad-channels", badChannelFraction));
  }

  /** Peak-to-peak amplitude above {@code thresholdUv}. */
  public record Amplitude(double thresholdUv, int channels) implements Serializable {
    public Amplitude {
      Check.all(
          Check.positive("artifact.amplitude.threshold", thresholdUv, "uV"),
          Check.atLeastOne("artifact.amplitude.channels", channels));
    }
  }

  /** Peak-to-peak amplitude below {@code thresholdUv} over {@code durationSeconds}. */
  public record Flat(double thresholdUv, double durationSeconds, int channels)
      implements Serializable {
    public Flat {
      Check.all(
          Check.positive("artifact.flat.threshold", thresholdUv, "uV"),
          Check.positive("artifact.flat.duration", durationSeconds, "s"),
          Check.atLeastOne("artifact.flat.channels", channels));
    }
  }

  /**
   * Means of the two halves of a span of {@code windowSeconds} that differ by more than {@code
   * thresholdUv}; the span moves by {@code moveSeconds}.
   */
  public record Step(double thresholdUv, double windowSeconds, double moveSeconds, int channels)
      implements Serializable {
    public Step {
      Check.all(
          Check.positive("artifact.step.threshold", thresholdUv, "uV"),
          Check.positive("artifact.step.window", windowSeconds, "s"),
          Check.positive("artifact.step.move", moveSeconds, "s"),
          Check.atLeastOne("artifact.step.channels", channels),
          halfAtMost(moveSeconds, windowSeconds));
    }
  }

  private static Optional<String> halfAtMost(double moveSeconds, double windowSeconds) {
    return moveSeconds > windowSeconds / 2
        ? Optional.of(
            "Invalid artifact.step.move: must be <= half of artifact.step.window, but was %s s of %s s"
                .formatted(moveSeconds, windowSeconds))
        : Optional.empty();
  }

  /** Root mean square above {@code thresholdUv} in the band from {@code fromHz} to {@code toHz}. */
  public record Muscle(double thresholdUv, double fromHz, double toHz, int channels)
      implements Serializable {
    public Muscle {
      Check.all(
          Check.positive("artifact.muscle.threshold", thresholdUv, "uV"),
          Check.ordered("artifact.muscle.band", fromHz, toHz),
          Check.atLeastOne("artifact.muscle.channels", channels));
    }
  }

  /** Power density at the line frequency above {@code thresholdRatio} times that beside it. */
  public record LineNoise(double thresholdRatio, int channels) implements Serializable {
    public LineNoise {
      Check.all(
          Check.positive("artifact.line-noise.threshold", thresholdRatio, ""),
          Check.atLeastOne("artifact.line-noise.channels", channels));
    }
  }

  /**
   * When a channel is bad over a whole recording.
   *
   * @param flatFraction flat in more than this share of the recording
   * @param deviation robust z of its amplitude beyond this, to either side
   * @param correlation a window counts as lonely when it correlates less than this with the others
   * @param correlationWindowSeconds length of those windows
   * @param correlationFraction lonely in more than this share of the windows
   * @param correlationLeastWindows and in at least so many: in a short recording one second would
   *     be more than the share
   * @param highFrequency robust z of its high-frequency ratio above this
   * @param highFrequencyLeast and the ratio itself above this: where the others were low-passed to
   *     nothing, a channel with next to nothing is not noisy
   */
  public record BadChannel(
      double flatFraction,
      double deviation,
      double correlation,
      double correlationWindowSeconds,
      double correlationFraction,
      int correlationLeastWindows,
      double highFrequency,
      double highFrequencyLeast)
      implements Serializable {
    public BadChannel {
      Check.all(
          Check.share("artifact.bad-channel.flat-fraction", flatFraction),
          Check.positive("artifact.bad-channel.deviation", deviation, ""),
          Check.fraction("artifact.bad-channel.correlation", correlation),
          Check.positive("artifact.bad-channel.correlation-window", correlationWindowSeconds, "s"),
          Check.share("artifact.bad-channel.correlation-fraction", correlationFraction),
          Check.atLeastOne(
              "artifact.bad-channel.correlation-least-windows", correlationLeastWindows),
          Check.positive("artifact.bad-channel.high-frequency", highFrequency, ""),
          Check.positive("artifact.bad-channel.high-frequency-least", highFrequencyLeast, ""));
    }
  }
}
