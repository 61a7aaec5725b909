package org.inion.task;

import java.util.Collection;
import org.inion.error.BadSetupException;

/**
 * Turns a target into what a model is trained on, and a prediction back.
 *
 * <p>It is fitted once, on the targets of training subjects, and knows nothing of the others.
 *
 * @param mean of the training targets
 * @param standardDeviation of the training targets, over n and not n − 1
 */
public record TargetScale(double mean, double standardDeviation) {
  /** Leaves numbers as they are. */
  public static final TargetScale NONE = new TargetScale(0, 1);

  public TargetScale {
    if (!Double.isFinite(mean) || !(standardDeviation > 0) || standardDeviation == 1.0 / 0) {
      throw new BadSetupException(
          "Cannot scale the target: mean and standard deviation must be finite and the latter > 0, but were %s and %s. A target that is the same for all training subjects cannot be learned"
              .formatted(mean, standardDeviation));
    }
  }

  /**
   * Fits the scale.
   *
   * @param training targets of training subjects alone; missing ones left out by the caller
   * @throws BadSetupException when there are none, one is not finite, or all are equal
   */
  public static TargetScale fit(Collection<Double> training) {
    double mean = training.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
    double squares = training.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return new TargetScale(mean, Math.sqrt(squares / training.size()));
  }

  /** What a model is trained on. */
  public double toModel(double target) {
    return (target - mean) / standardDeviation;
  }

  /** A model's output in the target's unit. */
  public double toTarget(double output) {
    return output * standardDeviation + mean;
  }
}
