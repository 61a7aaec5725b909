package org.inion.model.augment;

import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/**
 * Noughts in some channels.
 *
 * <p><b>Source</b>: Saeed 2021 (arXiv 2010.13694).
 *
 * @param share of the channels, each drawn for itself
 */
public record ChannelDropout(double probability, double share) implements WindowChange {
  private static final String NAME = "channel-dropout";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public ChannelDropout {
    WindowChange.requireProbability(NAME, probability);
    WindowChange.require(
        NAME, share > 0 && share < 1, "drop channels", "share must be > 0 and < 1", "" + share);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    Tensor dropped = Selections.below(draws.uniform(WindowChange.channels(x)), share);
    return Selections.zeroed(x, Selections.both(dropped, chosen));
  }
}
