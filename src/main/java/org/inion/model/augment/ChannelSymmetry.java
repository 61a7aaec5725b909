package org.inion.model.augment;

import java.util.List;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/**
 * Left and right exchanged: each channel gets the signal of its mirror image.
 *
 * <p><b>Source</b>: Deiss 2018 (arXiv 1803.09702).
 *
 * @param mirror for each channel, the place of its mirror image; from {@link Mirror#of}
 */
public record ChannelSymmetry(double probability, List<Integer> mirror) implements WindowChange {
  private static final String NAME = "channel-symmetry";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public ChannelSymmetry {
    WindowChange.requireProbability(NAME, probability);
    mirror = List.copyOf(mirror);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    return Selections.where(chosen, Selections.reordered(x, 1, mirror), x);
  }
}
