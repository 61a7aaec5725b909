package org.inion.model.augment;

import org.inion.model.graph.Functions;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/**
 * White noise on all channels; a window's own standard deviation is anything up to the largest.
 *
 * <p><b>Source</b>: Wang 2018 (doi 10.1007/978-3-319-73600-6_8); Mohsenvand 2020 (PMLR 136) draws
 * the deviation.
 *
 * @param largestMicrovolts of the noise's standard deviation
 */
public record GaussianNoise(double probability, double largestMicrovolts) implements WindowChange {
  private static final String NAME = "gaussian-noise";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public GaussianNoise {
    WindowChange.requireProbability(NAME, probability);
    WindowChange.require(
        NAME,
        largestMicrovolts > 0,
        "add noise",
        "largest must be > 0 uV",
        largestMicrovolts + " uV");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    Tensor deviation = Operations.scale(draws.uniform(WindowChange.windows(x)), largestMicrovolts);
    Tensor noisy = Functions.plusProduct(x, draws.normal(x), deviation, 1);
    return Selections.where(chosen, noisy, x);
  }
}
