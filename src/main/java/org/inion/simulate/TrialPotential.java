package org.inion.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.inion.simulate.wave.Noise;
import org.inion.simulate.wave.Seed;

/**
 * What the brain does in a trial.
 *
 * @param trial to which it belongs
 * @param visualMicrovolts amplitude of the potential after the target
 * @param peakSeconds when the potential of the response peaks; empty where there is none
 * @param responseMicrovolts its amplitude
 */
record TrialPotential(
    Trial trial, double visualMicrovolts, OptionalDouble peakSeconds, double responseMicrovolts) {
  private static final double EARLIEST_SECONDS = 0.4;
  private static final double LATEST_SECONDS = 2.4;

  /** Draws the potentials of the trials of a recording; the same draws whatever the responses. */
  static List<TrialPotential> of(
      Simulation simulation, Traits traits, List<Trial> trials, Seed seed) {
    Noise noise = seed.noise();
    List<TrialPotential> potentials = new ArrayList<>();
    for (Trial trial : trials) {
      double spread = StrictMath.log(1 + simulation.potentials().trialSpread());
      double visual = noise.around(traits.get(Trait.VISUAL_AMPLITUDE), spread);
      double response = noise.around(traits.get(Trait.RESPONSE_AMPLITUDE), spread);
      double jitter = simulation.potentials().jitterSeconds() * noise.gaussian();
      double blind = blindSeconds(simulation, noise);
      OptionalDouble peak = OptionalDouble.empty();
      if (simulation.effects() == Simulation.Effects.OFF) {
        peak = OptionalDouble.of(trial.targetSeconds() + blind);
      } else if (trial.responseSeconds().isPresent()) {
        peak = OptionalDouble.of(trial.responseSeconds().getAsDouble() + jitter);
      }
      potentials.add(new TrialPotential(trial, visual, peak, response));
    }
    return List.copyOf(potentials);
  }

  /** A time that looks like a response time and has nothing to do with anybody's. */
  private static double blindSeconds(Simulation simulation, Noise noise) {
    double seconds =
        simulation.traits().get(Trait.RESPONSE_TIME).typical()
            + simulation.timeline().responseSpreadSeconds() * noise.gaussian();
    return Math.max(EARLIEST_SECONDS, Math.min(LATEST_SECONDS, seconds));
  }
}
