package org.inion.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.inion.simulate.Artifact.Kind;
import org.inion.simulate.head.Net;
import org.inion.simulate.wave.Noise;
import org.inion.simulate.wave.Seed;

/** Decides which artifacts a recording has. Each kind has a stream of its own. */
final class ArtifactPlanner {
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double NEAR_RADIANS = 0.5;

  /** Below these electrodes lie muscles of jaw and neck. */
  private static final List<String> MUSCLES = List.of("E43", "E120", "E49", "E113", "E68", "E94");

  private final Simulation simulation;
  private final Traits traits;
  private final Seed seed;
  private final double lengthSeconds;
  private final Eyes eyes;
  private final List<Artifact> artifacts = new ArrayList<>();

  private ArtifactPlanner(
      Simulation simulation, Traits traits, Seed seed, double lengthSeconds, Eyes eyes) {
    this.simulation = simulation;
    this.traits = traits;
    this.seed = seed;
    this.lengthSeconds = lengthSeconds;
    this.eyes = eyes;
  }

  /** The artifacts of a recording, by onset. */
  static List<Artifact> plan(
      Simulation simulation, Traits traits, Seed seed, double lengthSeconds, Eyes eyes) {
    ArtifactPlanner planner = new ArtifactPlanner(simulation, traits, seed, lengthSeconds, eyes);
    planner.blinks();
    planner.saccades();
    planner.muscles();
    planner.drifts();
    planner.pops();
    planner.wholeRecording();
    planner.artifacts.sort(Comparator.comparingDouble(Artifact::onsetSeconds));
    return List.copyOf(planner.artifacts);
  }

  private void blinks() {
    Noise noise = noise(Kind.BLINK);
    for (double onset : onsets(Trait.BLINK_RATE)) {
      double size = noise.around(simulation.artifacts().blinkMicrovolts(), 0.25);
      double duration = noise.uniform(0.25, 0.45);
      boolean wanted = noise.uniform() < simulation.artifacts().closedEyesBlinks();
      if (wanted || !eyes.closedAt(onset)) {
        add(Kind.BLINK, onset, duration, EyeField.BLINK.electrodes(), size);
      }
    }
  }

  private void saccades() {
    Noise noise = noise(Kind.SACCADE);
    for (double onset : onsets(Trait.SACCADE_RATE)) {
      double size = noise.around(simulation.artifacts().saccadeMicrovolts(), 0.4);
      double sign = noise.uniform() < 0.5 ? -1 : 1;
      double duration = noise.uniform(0.3, 1.5);
      if (!eyes.closedAt(onset)) {
        add(Kind.SACCADE, onset, duration, EyeField.SACCADE.electrodes(), sign * size);
      }
    }
  }

  private void muscles() {
    Noise noise = noise(Kind.MUSCLE);
    for (double onset : onsets(Trait.MUSCLE_RATE)) {
      int centre = Net.names().indexOf(MUSCLES.get(noise.index(MUSCLES.size())));
      double size = noise.around(simulation.artifacts().muscleMicrovolts(), 0.5);
      add(Kind.MUSCLE, onset, noise.uniform(0.3, 2), near(centre, NEAR_RADIANS), size);
    }
  }

  private void drifts() {
    Noise noise = noise(Kind.DRIFT);
    for (double onset : onsets(Trait.DRIFT_RATE)) {
      double size = noise.around(simulation.artifacts().driftMicrovolts(), 0.5);
      double sign = noise.uniform() < 0.5 ? -1 : 1;
      List<Integer> where = near(noise.index(Net.CZ), NEAR_RADIANS);
      add(Kind.DRIFT, onset, noise.uniform(2, 8), where, sign * size);
    }
  }

  private void pops() {
    Noise noise = noise(Kind.POP);
    for (double onset : onsets(Trait.POP_RATE)) {
      double size = noise.around(simulation.artifacts().popMicrovolts(), 0.5);
      double sign = noise.uniform() < 0.5 ? -1 : 1;
      List<Integer> where = List.of(noise.index(Net.CZ));
      add(Kind.POP, onset, noise.uniform(0.5, 2), where, sign * size);
    }
  }

  private void wholeRecording() {
    if (simulation.showsLine() && simulation.electrodes().lineMicrovolts() > 0) {
      double size = simulation.electrodes().lineMicrovolts() / StrictMath.sqrt(2);
      List<Integer> all = IntStream.range(0, Net.CZ).boxed().toList();
      add(Kind.LINE_NOISE, 0, lengthSeconds, all, size);
    }
    Noise noise = seed.child("bad").noise();
    List<Integer> bad = new ArrayList<>();
    int count = Math.min(Net.CZ / 4, noise.count(traits.get(Trait.BAD_CHANNELS)));
    while (bad.size() < count) {
      int electrode = noise.index(Net.CZ);
      Kind kind = Kind.BAD.get(noise.index(Kind.BAD.size()));
      double size =
          kind == Kind.BAD_FLAT
              ? 0
              : noise.around(simulation.artifacts().badNoiseMicrovolts(), 0.3);
      if (!bad.contains(electrode)) {
        bad.add(electrode);
        add(kind, 0, lengthSeconds, List.of(electrode), size);
      }
    }
  }

  private void add(Kind kind, double onset, double duration, List<Integer> where, double size) {
    double rest = Math.min(duration, lengthSeconds - onset);
    artifacts.add(new Artifact(kind, onset, rest, where, size));
  }

  /** The electrodes near one, that one first. */
  private static List<Integer> near(int centre, double radians) {
    List<Integer> found = new ArrayList<>(Net.within(centre, radians));
    found.remove(Integer.valueOf(centre));
    found.add(0, centre);
    return List.copyOf(found);
  }

  private Noise noise(Kind kind) {
    return seed.child(kind.label()).noise();
  }

  /** Onsets of a Poisson process, to the millisecond. */
  private List<Double> onsets(Trait rate) {
    double mean = SECONDS_PER_MINUTE / traits.get(rate);
    Noise waiting = seed.child(rate.key()).noise();
    List<Double> onsets = new ArrayList<>();
    for (double at = waiting.waiting(mean); at < lengthSeconds; at += waiting.waiting(mean)) {
      onsets.add(Math.floor(at * 1000) / 1000);
    }
    return onsets;
  }
}
