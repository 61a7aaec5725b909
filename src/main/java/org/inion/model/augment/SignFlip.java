package org.inion.model.augment;

import org.inion.model.graph.Operations;
import org.inion.model.graph.Tensor;

/**
 * The sign of all channels, as though electrodes and reference were swapped.
 *
 * <p><b>Source</b>: Rommel 2022 (arXiv 2106.13695).
 */
public record SignFlip(double probability) implements WindowChange {
  private static final String NAME = "sign-flip";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public SignFlip {
    WindowChange.requireProbability(NAME, probability);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    return Operations.multiply(x, WindowChange.either(chosen, -1, 1, WindowChange.windows(x)));
  }
}
