package org.inion.simulate;

import java.util.ArrayList;
import java.util.List;
import org.inion.simulate.head.Net;
import org.inion.simulate.wave.Aperiodic;
import org.inion.simulate.wave.Noise;
import org.inion.simulate.wave.Rhythm;
import org.inion.simulate.wave.Seed;

/** Makes the signal of one recording, second by second, from its plan. */
final class SignalMaker {
  private static final double CHANGE_SECONDS = 0.5;
  private static final double SLOW_HZ = 0.05;
  private static final int SLOW_SOURCES = 3;
  private static final double LEAST_EXPONENT = 0.2;
  private static final double MOST_EXPONENT = 1.95;

  private final Simulation simulation;
  private final RecordingPlan plan;
  private final int rate;
  private final Mixer mixer;
  private final List<Aperiodic> background = new ArrayList<>();
  private final List<Rhythm> alpha = new ArrayList<>();
  private final List<Rhythm> others = new ArrayList<>();
  private final List<Burst> bursts = new ArrayList<>();
  private final List<Noise> electrodes = new ArrayList<>();
  private final BadChannels bad;
  private final float[] openEyes;
  private double alphaShare;
  private double target;
  private int second;

  SignalMaker(Simulation simulation, Person person, RecordingPlan plan) {
    this.simulation = simulation;
    this.plan = plan;
    rate = simulation.rateHz();
    mixer = new Mixer(rate);
    openEyes = new float[rate];
    Sources sources = new Sources(simulation.seed().child("head").child(person.id()));
    Seed seed = plan.seed();
    brain(sources, seed.child("brain"));
    slow(seed.child("slow"));
    if (simulation.showsLine()) {
      line(seed.child("line"));
    }
    bursts.addAll(TrialCourse.bursts(plan.responses(), plan.traits(), rate, sources));
    for (int i = 0; i < plan.artifacts().size(); i++) {
      Artifact artifact = plan.artifacts().get(i);
      if (!artifact.kind().whole()) {
        bursts.add(ArtifactCourse.burst(artifact, rate, seed.child("muscle").child(i)));
      }
    }
    for (int e = 0; e < Net.CZ; e++) {
      electrodes.add(seed.child("electrode").child(e).noise());
    }
    bad = new BadChannels(plan.artifacts(), rate, seed.child("bad"));
    alphaShare = plan.eyes().closedAt(0) ? 1 : simulation.rhythms().eyesOpen();
  }

  private void brain(Sources sources, Seed seed) {
    Traits traits = plan.traits();
    double exponent = traits.get(Trait.APERIODIC_EXPONENT, LEAST_EXPONENT, MOST_EXPONENT);
    double density = traits.get(Trait.APERIODIC_AMPLITUDE);
    for (int s = 0; s < Sources.BACKGROUND; s++) {
      background.add(new Aperiodic(seed.child("background").child(s), rate, exponent, density));
      mixer.add(sources.background().get(s), 1);
    }
    Simulation.Rhythms shapes = simulation.rhythms();
    double alphaHz = traits.get(Trait.ALPHA_FREQUENCY, 4, 14);
    for (int s = 0; s < sources.alpha().size(); s++) {
      alpha.add(new Rhythm(seed.child("alpha").child(s), rate, alphaHz, shapes.alphaWidthHz()));
      mixer.add(sources.alpha().get(s), traits.get(Trait.ALPHA_AMPLITUDE));
    }
    for (int s = 0; s < sources.beta().size(); s++) {
      others.add(
          new Rhythm(seed.child("beta").child(s), rate, shapes.betaHz(), shapes.betaWidthHz()));
      mixer.add(sources.beta().get(s), traits.get(Trait.BETA_AMPLITUDE));
    }
    others.add(new Rhythm(seed.child("theta"), rate, shapes.thetaHz(), shapes.thetaWidthHz()));
    mixer.add(sources.theta(), traits.get(Trait.THETA_AMPLITUDE));
  }

  /** Drifts of sweat and movement, other at each electrode. */
  private void slow(Seed seed) {
    Noise noise = seed.child("pattern").noise();
    double share = simulation.electrodes().driftMicrovolts() / StrictMath.sqrt(SLOW_SOURCES);
    for (int s = 0; s < SLOW_SOURCES; s++) {
      others.add(new Rhythm(seed.child(s), rate, SLOW_HZ, SLOW_HZ));
      double[] pattern = new double[Net.ELECTRODES];
      for (int e = 0; e < Net.CZ; e++) {
        pattern[e] = noise.gaussian();
      }
      mixer.add(pattern, share);
    }
  }

  /** Mains: one sine, of other size and phase at each electrode. */
  private void line(Seed seed) {
    Noise noise = seed.noise();
    double[] sine = new double[Net.ELECTRODES];
    double[] cosine = new double[Net.ELECTRODES];
    for (int e = 0; e < Net.CZ; e++) {
      double size = noise.around(simulation.electrodes().lineMicrovolts(), 0.5);
      double phase = 0.4 * noise.gaussian();
      sine[e] = size * StrictMath.cos(phase);
      cosine[e] = size * StrictMath.sin(phase);
    }
    mixer.add(sine, 1);
    mixer.add(cosine, 1);
  }

  /**
   * The next second. The array is used again for the second after it.
   *
   * <p><b>Shape</b>: {@code [129][rate]}. <b>Unit</b>: µV.
   */
  float[][] nextSecond() {
    float[][] courses = mixer.courses();
    int at = 0;
    for (Aperiodic source : background) {
      source.next(courses[at++], rate);
    }
    alphaShares();
    for (Rhythm rhythm : alpha) {
      float[] course = courses[at++];
      rhythm.next(course, rate);
      for (int i = 0; i < rate; i++) {
        course[i] *= openEyes[i];
      }
    }
    for (Rhythm rhythm : others) {
      rhythm.next(courses[at++], rate);
    }
    if (simulation.showsLine()) {
      mains(courses[at], courses[at + 1]);
    }
    float[][] signal = mixer.mix();
    long first = (long) second * rate;
    for (Burst burst : bursts) {
      burst.add(signal, first, rate);
    }
    double noise = simulation.electrodes().noiseMicrovolts() * StrictMath.sqrt(rate / 2.0);
    for (int e = 0; e < Net.CZ; e++) {
      electrodes.get(e).add(signal[e], 0, rate, (float) noise);
    }
    bad.spoil(signal, rate);
    second++;
    return signal;
  }

  /** How much of alpha is left in each sample: it comes and goes within half a second. */
  private void alphaShares() {
    double keep = StrictMath.exp(-1 / (CHANGE_SECONDS * rate));
    for (int i = 0; i < rate; i++) {
      // Instructions count from their tenth of a second, which is near enough.
      if (i % Math.max(1, rate / 10) == 0) {
        target =
            plan.eyes().closedAt(second + (double) i / rate) ? 1 : simulation.rhythms().eyesOpen();
      }
      alphaShare = keep * alphaShare + (1 - keep) * target;
      openEyes[i] = (float) alphaShare;
    }
  }

  private void mains(float[] sine, float[] cosine) {
    double turns = simulation.electrodes().lineHz() / rate;
    for (int i = 0; i < rate; i++) {
      double part = turns * ((long) second * rate + i);
      double angle = 2 * Math.PI * (part - Math.floor(part));
      sine[i] = (float) StrictMath.sin(angle);
      cosine[i] = (float) StrictMath.cos(angle);
    }
  }
}
