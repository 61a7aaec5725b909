package org.inion.model.augment;

import org.inion.model.graph.Functions;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Spectra;
import org.inion.model.graph.Spectra.Route;
import org.inion.model.graph.Tensor;

/**
 * Other phases, the same amplitude at each frequency.
 *
 * <p><b>Source</b>: Schwabedal 2018 (arXiv 1806.08675).
 *
 * @param share of the circle from which a phase's turn is drawn: 1 for any phase
 * @param phases whether channels turn together, which keeps how they are correlated
 * @param route of the Fourier transform
 */
public record FourierSurrogate(double probability, double share, Phases phases, Route route)
    implements WindowChange {
  private static final String NAME = "fourier-surrogate";

  /** How the phases of a window's channels turn. */
  public enum Phases {
    /** All by the same. */
    TOGETHER,
    /** Each by its own. */
    INDEPENDENT
  }

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public FourierSurrogate {
    WindowChange.requireProbability(NAME, probability);
    WindowChange.require(
        NAME,
        share > 0 && share <= 1,
        "turn phases",
        "share must be > 0 and at most 1",
        "" + share);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    int samples = x.shape().size(2);
    Tensor channels = phases == Phases.TOGETHER ? Operations.slice(x, 1, 0, 1) : x;
    Tensor drawn = draws.uniform(Operations.slice(channels, 2, 0, samples / 2 + 1));
    Tensor turns = WindowChange.between(drawn, -Math.PI * share, Math.PI * share);
    Tensor phase = Operations.multiply(turns, Spectra.withPhase(x, samples));
    Tensor gain = Functions.complex(Functions.cos(phase), Functions.sin(phase));
    return Selections.where(chosen, Spectra.filtered(x, gain, route), x);
  }
}
