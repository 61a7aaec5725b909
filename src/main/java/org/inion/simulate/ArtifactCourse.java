package org.inion.simulate;

import org.inion.simulate.head.Net;
import org.inion.simulate.head.Topography;
import org.inion.simulate.wave.Noise;
import org.inion.simulate.wave.Seed;

/** What artifacts look like that are not there all the time. */
final class ArtifactCourse {
  private static final double POP_DECAY_SECONDS = 0.3;
  private static final double EDGE_SECONDS = 0.015;
  private static final double MUSCLE_WIDTH_RADIANS = 0.35;
  private static final double MUSCLE_BAND_HZ = 180;

  private ArtifactCourse() {}

  /** The course of an artifact that is not there all the time. */
  static Burst burst(Artifact artifact, double rateHz, Seed seed) {
    long start = Math.round(artifact.onsetSeconds() * rateHz);
    int samples = (int) Math.max(1, Math.round(artifact.durationSeconds() * rateHz));
    float[] course = new float[samples];
    double size = artifact.microvolts();
    for (int i = 0; i < samples; i++) {
      double part = (i + 0.5) / samples;
      double seconds = (i + 0.5) / rateHz;
      double left = (samples - i - 0.5) / rateHz;
      course[i] =
          (float)
              (size
                  * switch (artifact.kind()) {
                    // Lids close faster than they open.
                    case BLINK -> hump(StrictMath.pow(part, 0.7));
                    case SACCADE -> edge(seconds) * edge(left);
                    case POP -> StrictMath.exp(-seconds / POP_DECAY_SECONDS);
                    default -> hump(part);
                  });
    }
    if (artifact.kind() == Artifact.Kind.MUSCLE) {
      rough(course, rateHz, seed);
    }
    return new Burst(start, course, pattern(artifact));
  }

  /** Turns an envelope into muscle activity: white noise above about 20 Hz below it. */
  private static void rough(float[] envelope, double rateHz, Seed seed) {
    Noise noise = seed.noise();
    double keep = StrictMath.exp(-2 * Math.PI * 20 / rateHz);
    double deviation = StrictMath.sqrt(rateHz / 2 / MUSCLE_BAND_HZ);
    double slow = 0;
    for (int i = 0; i < envelope.length; i++) {
      double fresh = deviation * noise.gaussian();
      slow = keep * slow + (1 - keep) * fresh;
      envelope[i] *= (float) (fresh - slow);
    }
  }

  private static double[] pattern(Artifact artifact) {
    int centre = artifact.electrodes().get(0);
    return switch (artifact.kind()) {
      case BLINK -> EyeField.BLINK.pattern();
      case SACCADE -> EyeField.SACCADE.pattern();
      case POP -> one(centre);
      default -> Topography.local(centre, MUSCLE_WIDTH_RADIANS);
    };
  }

  private static double[] one(int electrode) {
    double[] pattern = new double[Net.ELECTRODES];
    pattern[electrode] = 1;
    return pattern;
  }

  private static double hump(double part) {
    double sine = StrictMath.sin(Math.PI * part);
    return sine * sine;
  }

  private static double edge(double seconds) {
    return 1 - StrictMath.exp(-seconds / EDGE_SECONDS);
  }
}
