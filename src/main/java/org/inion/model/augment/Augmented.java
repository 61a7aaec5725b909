package org.inion.model.augment;

import java.util.Optional;
import org.inion.model.graph.Tensor;

/**
 * Windows of a batch that may have been changed.
 *
 * @param x {@code [B, channels, samples]}
 * @param ownShare {@code [B]}, the weight of a window's own label where windows were mixed; the
 *     rest goes to the label of its partner, the window before it in the batch
 */
public record Augmented(Tensor x, Optional<Tensor> ownShare) {

  /** Windows as they are. */
  public static Augmented unchanged(Tensor x) {
    return new Augmented(x, Optional.empty());
  }
}
