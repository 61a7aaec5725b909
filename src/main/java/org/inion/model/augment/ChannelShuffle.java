package org.inion.model.augment;

import org.inion.model.graph.Functions;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/**
 * Some channels, drawn at random, exchange their signals at random.
 *
 * <p><b>Source</b>: Saeed 2021 (arXiv 2010.13694).
 *
 * @param share of the channels that take part, each drawn for itself
 */
public record ChannelShuffle(double probability, double share) implements WindowChange {
  private static final String NAME = "channel-shuffle";

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a value is out of its range. */
  public ChannelShuffle {
    WindowChange.requireProbability(NAME, probability);
    WindowChange.require(
        NAME, share > 0 && share <= 1, "shuffle", "share must be > 0 and at most 1", "" + share);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Tensor changed(Tensor x, Tensor chosen, Draws draws) {
    Tensor channels = WindowChange.channels(x);
    int count = x.shape().size(1);
    Tensor drawn = Selections.below(draws.uniform(channels), share);
    Tensor part = Selections.both(drawn, chosen);
    Tensor places = Operations.reshape(Operations.ramp(x, count, 1), Shape.of(count, 1));
    Tensor inOrder = Operations.add(Functions.zerosLike(channels), places);
    // Those that take part first, by their places; then the same by chance: one goes to the other.
    Tensor first = Selections.where(part, Functions.plus(inOrder, -count), inOrder);
    Tensor byChance = Functions.plus(draws.uniform(channels), -1);
    Tensor to = Selections.order(first, 1);
    Tensor from = Selections.order(Selections.where(part, byChance, inOrder), 1);
    return Selections.gather(x, 1, Selections.gather(from, 1, Selections.order(to, 1)));
  }
}
