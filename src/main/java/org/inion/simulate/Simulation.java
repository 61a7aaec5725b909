package org.inion.simulate;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.inion.config.Settings;
import org.inion.simulate.wave.Seed;

/**
 * A checked configuration of the simulate job.
 *
 * @param number that the seed was given as
 * @param seed of everything random
 * @param subjects over all releases
 * @param releases one folder each from two on
 * @param rateHz of the recordings
 * @param format of the raw files
 * @param effects whether labels show in the signals
 * @param timeline what is done when
 * @param population who the people are
 * @param traits how each trait comes about, effects switched off where they are
 * @param rhythms widths and frequencies
 * @param potentials of targets and responses
 * @param electrodes what they add
 * @param artifacts their sizes
 * @param text the resolved configuration
 */
public record Simulation(
    int number,
    Seed seed,
    int subjects,
    int releases,
    int rateHz,
    RawFormat format,
    Effects effects,
    Timeline timeline,
    Population population,
    Map<Trait, TraitRule> traits,
    Rhythms rhythms,
    Potentials potentials,
    Electrodes electrodes,
    ArtifactSizes artifacts,
    String text)
    implements Serializable {

  /** Whether labels show in the signals. */
  enum Effects {
    ON,
    OFF
  }

  /**
   * Lengths of the tasks.
   *
   * @param texts folders of real text to make signals for; empty where all is made up
   * @param cycles of eyes open, then closed
   * @param runs of contrastChangeDetection
   * @param trials of a run
   * @param responseSpreadSeconds of a person's response times
   * @param correct share of responses
   * @param missed share of targets
   */
  record Timeline(
      List<String> texts,
      List<String> tasks,
      int cycles,
      double openSeconds,
      double closedSeconds,
      int runs,
      int trials,
      double responseSpreadSeconds,
      double correct,
      double missed,
      double movieSeconds)
      implements Serializable {}

  /**
   * Who the people are.
   *
   * @param ageQuantiles years at equal steps of probability
   * @param female share
   * @param externalizing how the factor comes about
   */
  record Population(List<Double> ageQuantiles, double female, TraitRule externalizing)
      implements Serializable {}

  /** Shapes of the rhythms' spectra; eyesOpen is the share of alpha that is left. */
  record Rhythms(
      double alphaWidthHz,
      double eyesOpen,
      double thetaHz,
      double thetaWidthHz,
      double betaHz,
      double betaWidthHz)
      implements Serializable {}

  /** Of the potentials from trial to trial. */
  record Potentials(double jitterSeconds, double trialSpread) implements Serializable {}

  /** What electrodes add to what they see; densities a root of hertz. */
  record Electrodes(
      double noiseMicrovolts, double driftMicrovolts, double lineMicrovolts, double lineHz)
      implements Serializable {}

  /** Median sizes of artifacts, and the share of blinks that closed eyes do. */
  record ArtifactSizes(
      double blinkMicrovolts,
      double closedEyesBlinks,
      double saccadeMicrovolts,
      double muscleMicrovolts,
      double driftMicrovolts,
      double popMicrovolts,
      double badNoiseMicrovolts)
      implements Serializable {}

  /**
   * Reads and checks a configuration.
   *
   * @throws org.inion.error.BadSetupException with every problem
   */
  public static Simulation of(Settings settings) {
    return new SimulationReader(settings).read();
  }

  /** Whether mains can be seen at this rate. */
  boolean showsLine() {
    return electrodes.lineHz() < rateHz / 2.0;
  }
}
