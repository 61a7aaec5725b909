package org.inion.model.augment;

import org.inion.model.WindowShape;
import org.inion.model.graph.Functions;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Spectra;
import org.inion.model.graph.Spectra.Route;
import org.inion.model.graph.Tensor;

/**
 * Takes a band of frequencies out of all channels; where it lies is drawn.
 *
 * <p><b>Source</b>: Cheng 2020 (arXiv 2007.04871), Mohsenvand 2020 (PMLR 136). Here the band is cut
 * out of the window's own spectrum, with sharp edges.
 *
 * @param widthHz of the band
 * @param lowestHz that its middle may be
 * @param highestHz that its middle may be
 * @param window that it applies to
 * @param route of the Fourier transform
 */
public record BandStop(
    double probability,
    double widthHz,
    double lowestHz,
    double highestHz,
    WindowShape window,
    Route route)
    implements WindowChange {
  private static final String NAME = "band-stop";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public BandStop {
    WindowChange.requireProbability(NAME, probability);
    double spacing = window.rateHz() / window.samples();
    WindowChange.require(
        NAME,
        widthHz >= spacing,
        "stop a band",
        "width must be at least what frequencies of the window lie apart, %s Hz".formatted(spacing),
        widthHz + " Hz");
    WindowChange.require(
        NAME,
        lowestHz >= 0 && lowestHz <= highestHz && highestHz <= window.rateHz() / 2,
        "stop a band",
        "lowest and highest must be in order from 0 Hz to half the sampling rate of %s Hz"
            .formatted(window.rateHz()),
        lowestHz + " Hz and " + highestHz + " Hz");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    int samples = x.shape().size(2);
    Tensor drawn = draws.uniform(WindowChange.windows(x));
    Tensor fromHz = WindowChange.between(drawn, lowestHz - widthHz / 2, highestHz - widthHz / 2);
    Tensor hertz = WindowChange.steps(x, samples / 2 + 1, window.rateHz() / samples);
    Tensor stopped =
        Selections.both(
            Selections.atLeast(hertz, fromHz),
            Selections.below(hertz, Functions.plus(fromHz, widthHz)));
    Tensor ones = Functions.plus(Functions.zerosLike(hertz), 1);
    Tensor rest = Spectra.filtered(x, Selections.zeroed(ones, stopped), route);
    return Selections.where(chosen, rest, x);
  }
}
