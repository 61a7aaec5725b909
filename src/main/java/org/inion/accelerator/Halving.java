package org.inion.accelerator;

import java.util.Optional;
import org.inion.error.BadSetupException;

/**
 * What training does when memory runs out: once, it halves the batch and doubles the steps whose
 * gradients are added up, so that a step of the optimiser sees as many windows as before.
 *
 * @param batch windows that are computed at a time
 * @param accumulation how many such batches make a step of the optimiser
 * @param before what it was before it was halved; empty as long as it was not
 */
public record Halving(int batch, int accumulation, Optional<Halving> before) {

  /** <b>Throws</b> {@link BadSetupException} when a number is not positive. */
  public Halving {
    if (batch < 1 || accumulation < 1) {
      throw new BadSetupException(
          "Cannot train: batch and accumulation must be > 0, but were %d windows and %d"
              .formatted(batch, accumulation));
    }
  }

  /** At the beginning of a run. */
  public static Halving of(int batch, int accumulation) {
    return new Halving(batch, accumulation, Optional.empty());
  }

  /**
   * What to go on with after an error of a step; the step is to be done again.
   *
   * <p><b>Throws</b> the error itself when it is of another kind, and {@link BadSetupException}
   * with a way out when there is nothing more to halve.
   */
  public Halving after(RuntimeException error) {
    if (!OutOfMemory.is(error)) {
      throw error;
    }
    if (batch == 1 || before.isPresent()) {
      throw new BadSetupException(
          "[batch] Cannot train: the memory of the device must hold a step with %d windows, but does not%s. Choose a smaller batch with more accumulation, gradient checkpointing, a smaller network, or a device with more memory. libtorch says: %s"
              .formatted(
                  batch, before.isPresent() ? ", after halving once" : "", firstLine(error)));
    }
    return new Halving(batch / 2, accumulation * 2, Optional.of(this));
  }

  /** How many windows a step of the optimiser sees. */
  public int windowsAStep() {
    return batch * accumulation;
  }

  /** What was done, for the log; empty as long as nothing was. */
  public Optional<String> message() {
    return before.map(
        was ->
            "Out of memory with batches of %d windows: going on with %d and %d times the accumulation%s."
                .formatted(
                    was.batch,
                    batch,
                    accumulation / was.accumulation,
                    was.windowsAStep() == windowsAStep()
                        ? "; a step sees %d windows as before".formatted(windowsAStep())
                        : "; a step sees %d windows instead of %d"
                            .formatted(windowsAStep(), was.windowsAStep())));
  }

  private static String firstLine(Throwable error) {
    Throwable one = error;
    while (one.getMessage() == null && one.getCause() != null) {
      one = one.getCause();
    }
    return String.valueOf(one.getMessage()).lines().findFirst().orElse("");
  }
}
