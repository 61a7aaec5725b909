package org.inion.model.augment;

import org.inion.model.graph.Functions;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/**
 * All channels times one factor; the factor and its inverse are as likely where the range is {@code
 * 1 / a} to {@code a}, because its logarithm is uniform.
 *
 * <p><b>Source</b>: Mohsenvand 2020 (PMLR 136), where the factor itself is uniform.
 *
 * @param least factor
 * @param most factor
 */
public record AmplitudeScale(double probability, double least, double most)
    implements WindowChange {
  private static final String NAME = "amplitude-scale";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public AmplitudeScale {
    WindowChange.requireProbability(NAME, probability);
    WindowChange.require(
        NAME,
        least > 0 && least < most,
        "scale",
        "least must be > 0 and less than most",
        least + " and " + most);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    Tensor drawn = draws.uniform(WindowChange.windows(x));
    Tensor logarithm = WindowChange.between(drawn, Math.log(least), Math.log(most));
    Tensor own = Selections.where(chosen, logarithm, Functions.zerosLike(logarithm));
    return Operations.multiply(x, Functions.exp(own));
  }
}
