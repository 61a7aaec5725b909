package org.inion.train;

import java.util.Objects;
import org.inion.error.BadSetupException;

/**
 * What happens to a gradient and to the parameters in a step.
 *
 * @param rule by which they move
 * @param clipNorm largest norm of a whole gradient; infinite for none
 * @param averageDecay share of the running average of parameters that stays in a step; 0 for none
 * @param freezing whether groups of layers may stand still
 * @param scaling whether gradients come multiplied
 */
public record OptimizerSettings(
    Rule rule, double clipNorm, double averageDecay, Freezing freezing, Scaling scaling) {

  /** Adam, and nothing else. */
  public static final OptimizerSettings DEFAULT =
      new OptimizerSettings(
          Rule.AdamW.DEFAULT, Double.POSITIVE_INFINITY, 0, Freezing.NEVER, Scaling.NONE);

  /** Whether groups of layers may stand still. */
  public enum Freezing {
    NEVER,
    BY_GROUP
  }

  /** Whether gradients come multiplied. */
  public enum Scaling {
    NONE,
    /** By a number that changes: for float16. */
    DYNAMIC
  }

  /** <b>Throws</b> {@link BadSetupException} when a number is out of range. */
  public OptimizerSettings {
    Objects.requireNonNull(rule);
    if (!(clipNorm > 0)) {
      throw new BadSetupException("Invalid optimiser: clip-norm must be > 0, but was " + clipNorm);
    }
    if (!(averageDecay >= 0 && averageDecay < 1)) {
      throw new BadSetupException(
          "Invalid optimiser: ema must be >= 0 and < 1, but was " + averageDecay);
    }
  }

  boolean freezes() {
    return freezing == Freezing.BY_GROUP;
  }

  boolean unscales() {
    return scaling == Scaling.DYNAMIC;
  }

  boolean averages() {
    return averageDecay > 0;
  }
}
