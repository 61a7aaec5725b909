package org.inion.model.augment;

import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/**
 * The last sample first.
 *
 * <p><b>Source</b>: Rommel 2022 (arXiv 2106.13695).
 */
public record TimeReverse(double probability) implements WindowChange {
  private static final String NAME = "time-reverse";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public TimeReverse {
    WindowChange.requireProbability(NAME, probability);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    return Selections.where(chosen, Selections.reversed(x, 2), x);
  }
}
