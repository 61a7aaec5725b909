package org.inion.task;

import java.util.Arrays;
import java.util.Collection;
import org.inion.error.BadSetupException;
import org.inion.window.Split;

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
   * The target of one example, and the side that its subject is on.
   *
   * @param side only those in {@link Split#TRAIN} count
   * @param target in its own unit
   */
  public record Example(Split side, double target) {}

  /**
   * Fits the scale on the training side; what the other sides hold changes nothing.
   *
   * @param examples of all sides; those without a target left out by the caller
   * @throws BadSetupException when the training side is empty, holds a target that is not finite,
   *     or one target alone
   */
  public static TargetScale fit(Collection<Example> examples) {
    double[] training =
        examples.stream()
            .filter(example -> example.side() == Split.TRAIN)
            .mapToDouble(Example::target)
            .toArray();
    double mean = Arrays.stream(training).average().orElse(Double.NaN);
    double squares = Arrays.stream(training).map(value -> (value - mean) * (value - mean)).sum();
    return new TargetScale(mean, Math.sqrt(squares / training.length));
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
