package org.inion.model.augment;

import org.inion.model.WindowShape;
import org.inion.model.graph.Functions;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/**
 * Moves a window in time by up to so much to either side; what leaves at one end enters at the
 * other.
 *
 * <p><b>Source</b>: Mohsenvand 2020 (PMLR 136), where the window is cut elsewhere.
 *
 * @param largestSeconds that it moves
 * @param window that it applies to
 */
public record TimeShift(double probability, double largestSeconds, WindowShape window)
    implements WindowChange {
  private static final String NAME = "time-shift";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public TimeShift {
    WindowChange.requireProbability(NAME, probability);
    WindowChange.require(
        NAME,
        samples(largestSeconds, window) >= 1 && samples(largestSeconds, window) < window.samples(),
        "shift",
        "largest must be at least a sample (%s s) and less than the window (%s s)"
            .formatted(1 / window.rateHz(), window.samples() / window.rateHz()),
        largestSeconds + " s");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    int largest = samples(largestSeconds, window);
    int samples = x.shape().size(2);
    Tensor drawn = draws.uniform(WindowChange.windows(x));
    Tensor shift = Functions.plus(WindowChange.whole(drawn, 2 * largest + 1), -largest);
    Tensor own = Selections.where(chosen, shift, Functions.zerosLike(shift));
    Tensor from = Operations.subtract(WindowChange.steps(x, samples, 1), own);
    return Selections.gather(x, 2, Selections.places(Functions.remainder(from, samples)));
  }

  private static int samples(double seconds, WindowShape window) {
    return (int) Math.round(seconds * window.rateHz());
  }
}
