package org.inion.simulate;

import java.util.ArrayList;
import java.util.List;

/** What the potentials of trials look like. */
final class TrialCourse {
  private TrialCourse() {}

  /** The bursts of potentials in trials. */
  static List<Burst> bursts(
      List<TrialPotential> potentials, Traits traits, double rateHz, Sources sources) {
    List<Burst> bursts = new ArrayList<>();
    double latency = traits.get(Trait.VISUAL_LATENCY, 0.05, 0.3);
    for (TrialPotential potential : potentials) {
      double target = potential.trial().targetSeconds();
      long start = Math.round(target * rateHz);
      float[] visual = new float[(int) Math.round((latency + 0.4) * rateHz)];
      for (int i = 0; i < visual.length; i++) {
        visual[i] = (float) (potential.visualMicrovolts() * visual(i / rateHz - latency));
      }
      bursts.add(new Burst(start, visual, sources.visual()));
      if (potential.peakSeconds().isPresent()) {
        double peak = potential.peakSeconds().getAsDouble() - target;
        float[] response = new float[(int) Math.round(Math.max(0.1, peak + 0.5) * rateHz)];
        for (int i = 0; i < response.length; i++) {
          response[i] = (float) (potential.responseMicrovolts() * growing(i / rateHz, peak));
        }
        bursts.add(new Burst(start, response, sources.response()));
      }
    }
    return bursts;
  }

  /** A positive, a negative and a slow positive wave, from the first one's peak on. */
  private static double visual(double seconds) {
    return bell(seconds, 0.018)
        - 0.9 * bell(seconds - 0.06, 0.028)
        + 0.6 * bell(seconds - 0.14, 0.045);
  }

  /** Grows evenly from 0.2 s after the target to the peak, then falls. */
  private static double growing(double seconds, double peak) {
    if (seconds > peak) {
      return bell(seconds - peak, 0.14);
    }
    double begin = Math.min(0.2, peak / 2);
    return seconds <= begin ? 0 : (seconds - begin) / (peak - begin);
  }

  private static double bell(double seconds, double width) {
    double z = seconds / width;
    return StrictMath.exp(-0.5 * z * z);
  }
}
