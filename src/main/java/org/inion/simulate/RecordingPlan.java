package org.inion.simulate;

import java.util.List;
import org.inion.signal.Event;
import org.inion.simulate.wave.Seed;

/**
 * Everything that is decided about a recording before its first sample: the truth about it. It
 * depends on the configuration, the person, the name of the recording and its events alone.
 *
 * @param traits of the person
 * @param seconds length
 * @param events what happens, by onset
 * @param eyes when they are closed
 * @param responses potentials of the trials
 * @param artifacts by onset
 * @param seed of all that is drawn for it
 */
record RecordingPlan(
    Traits traits,
    int seconds,
    List<Event> events,
    Eyes eyes,
    List<TrialPotential> responses,
    List<Artifact> artifacts,
    Seed seed) {

  static RecordingPlan of(
      Simulation simulation, Person person, Seed seed, List<Event> events, int seconds) {
    Traits traits = Traits.of(simulation, person);
    Eyes eyes = Eyes.of(events);
    return new RecordingPlan(
        traits,
        seconds,
        List.copyOf(events),
        eyes,
        TrialPotential.of(simulation, traits, Trial.of(events, seconds), seed.child("trials")),
        ArtifactPlanner.plan(simulation, traits, seed.child("artifacts"), seconds, eyes),
        seed);
  }
}
