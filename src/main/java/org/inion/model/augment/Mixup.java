package org.inion.model.augment;

import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.model.graph.Functions;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/**
 * A window and the one before it in the batch, added with weights that sum to one; its label is
 * mixed likewise.
 *
 * <p><b>Source</b>: Zhang 2018 (arXiv 1710.09412).
 *
 * @param alpha both parameters of the beta distribution of a window's own weight
 */
public record Mixup(double probability, double alpha) implements Augmentation {
  private static final String NAME = "mixup";

  /** <b>Throws</b> {@link BadSetupException} when a value is out of its range. */
  public Mixup {
    WindowChange.requireProbability(NAME, probability);
    WindowChange.require(NAME, alpha > 0, "mix", "alpha must be > 0", "" + alpha);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Augmented of(Augmented in, Draws draws) {
    Graph graph = in.x().graph();
    return graph.in(NAME, () -> mixed(in, draws));
  }

  private Augmented mixed(Augmented in, Draws draws) {
    Tensor x = in.x();
    if (in.ownShare().isPresent()) {
      throw x.graph().bad("Cannot mix: windows must be mixed once, but were already");
    }
    Tensor each = WindowChange.windows(x);
    Tensor chosen = Selections.below(draws.uniform(each), probability);
    Tensor own = draws.gamma(each, alpha);
    // The ratio of two gamma variables has the beta distribution.
    Tensor share = Functions.divide(own, Operations.add(own, draws.gamma(each, alpha)));
    Tensor mixed = Functions.between(Selections.previous(x), x, share);
    Tensor one = Functions.plus(Functions.zerosLike(each), 1);
    Tensor ownShare = Selections.where(chosen, share, one);
    return new Augmented(
        Selections.where(chosen, mixed, x),
        Optional.of(Operations.reshape(ownShare, Shape.batch())));
  }
}
