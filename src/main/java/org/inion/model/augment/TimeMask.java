package org.inion.model.augment;

import org.inion.model.WindowShape;
import org.inion.model.graph.Functions;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/**
 * Noughts for a stretch of time in all channels, of up to a length, anywhere in the window.
 *
 * <p><b>Source</b>: Cheng 2020 (arXiv 2007.04871), Mohsenvand 2020 (PMLR 136).
 *
 * @param longestSeconds of the stretch
 * @param window that it applies to
 */
public record TimeMask(double probability, double longestSeconds, WindowShape window)
    implements WindowChange {
  private static final String NAME = "time-mask";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public TimeMask {
    WindowChange.requireProbability(NAME, probability);
    long samples = Math.round(longestSeconds * window.rateHz());
    WindowChange.require(
        NAME,
        samples >= 1 && samples < window.samples(),
        "mask",
        "longest must be at least a sample (%s s) and less than the window (%s s)"
            .formatted(1 / window.rateHz(), window.samples() / window.rateHz()),
        longestSeconds + " s");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    int longest = (int) Math.round(longestSeconds * window.rateHz());
    int samples = x.shape().size(2);
    Tensor drawn = draws.uniform(WindowChange.windows(x));
    Tensor length = Functions.plus(WindowChange.whole(drawn, longest), 1);
    Tensor starts = Functions.plus(Operations.scale(length, -1), samples + 1);
    Tensor place = Operations.multiply(draws.uniform(WindowChange.windows(x)), starts);
    Tensor start = Functions.floor(place);
    Tensor times = WindowChange.steps(x, samples, 1);
    Tensor in =
        Selections.both(
            Selections.atLeast(times, start),
            Selections.below(times, Operations.add(start, length)));
    return Selections.zeroed(x, Selections.both(in, chosen));
  }
}
