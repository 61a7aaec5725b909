package org.inion.model.augment;

import org.inion.model.graph.Functions;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Spectra;
import org.inion.model.graph.Spectra.Route;
import org.inion.model.graph.Tensor;

/**
 * Moves all frequencies by one number of hertz, up or down: the real part of the analytic signal
 * times a turning phase. What passes 0 Hz or half the sampling rate is folded back.
 *
 * <p><b>Source</b>: Rommel 2022 (arXiv 2106.13695).
 *
 * @param largestHz that it moves
 * @param rateHz of the window's samples
 * @param route of the Fourier transform
 */
public record FrequencyShift(double probability, double largestHz, double rateHz, Route route)
    implements WindowChange {
  private static final String NAME = "frequency-shift";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public FrequencyShift {
    WindowChange.requireProbability(NAME, probability);
    WindowChange.require(
        NAME,
        largestHz > 0 && largestHz < rateHz / 2,
        "shift frequencies",
        "largest must be > 0 Hz and less than half the sampling rate of %s Hz".formatted(rateHz),
        largestHz + " Hz");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    int samples = x.shape().size(2);
    Tensor withPhase = Spectra.withPhase(x, samples);
    // A quarter turn back: the imaginary part of the analytic signal, whose real part is x.
    Tensor back =
        Functions.complex(Functions.zerosLike(withPhase), Operations.scale(withPhase, -1));
    Tensor imaginary = Spectra.filtered(x, back, route);
    Tensor shiftHz =
        WindowChange.between(draws.uniform(WindowChange.windows(x)), -largestHz, largestHz);
    Tensor turns = WindowChange.steps(x, samples, 2 * Math.PI / rateHz);
    Tensor phase = Operations.multiply(turns, shiftHz);
    Tensor turned = Operations.multiply(x, Functions.cos(phase));
    Tensor shifted = Functions.plusProduct(turned, imaginary, Functions.sin(phase), -1);
    return Selections.where(chosen, shifted, x);
  }
}
