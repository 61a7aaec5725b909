package org.inion.train;

import java.util.Optional;
import org.inion.accelerator.Halving;
import org.inion.batch.Batch;

/** Takes steps in pieces; once, when memory runs out, in twice as many. */
final class Steps {
  private final Stepper stepper;
  private final int batchSize;
  private final int accumulate;
  private final TrainListener listener;

  /** What steps. */
  interface Stepper {

    /** Takes a step against the loss of a batch, in pieces. */
    void step(Batch batch, double[] rates, int pieces);

    /** Forgets the gradient of a step that failed half way. */
    void dropGradient();
  }

  /**
   * @param batchSize windows of a step
   * @param accumulate pieces that were asked for
   */
  Steps(Stepper stepper, int batchSize, int accumulate, TrainListener listener) {
    this.stepper = stepper;
    this.batchSize = batchSize;
    this.accumulate = accumulate;
    this.listener = listener;
  }

  /**
   * Takes one.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} when memory runs out again.
   *
   * @return in how many pieces it was taken, and the next is to be
   */
  int take(Batch batch, double[] rates, int pieces) {
    try {
      stepper.step(batch, rates, pieces);
      return pieces;
    } catch (RuntimeException e) {
      Halving halved = standing(pieces).after(e);
      halved.message().ifPresent(listener::note);
      stepper.dropGradient();
      return take(batch, rates, halved.accumulation());
    }
  }

  private Halving standing(int pieces) {
    Halving first = Halving.of(Math.max(1, batchSize / accumulate), accumulate);
    return pieces > accumulate
        ? new Halving(Math.max(1, batchSize / pieces), pieces, Optional.of(first))
        : first;
  }
}
