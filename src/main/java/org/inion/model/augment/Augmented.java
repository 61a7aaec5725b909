package org.inion.model.augment;

import java.util.List;
import java.util.Optional;
import org.inion.model.graph.Tensor;

/**
 * Windows, changed.
 *
 * @param x {@code [B, channels, samples]} in µV
 * @param ownShare {@code [B]}, after mixup: what a window's own label counts; the rest goes to the
 *     label of its partner, which is the window before it in the batch, for the first the last
 */
public record Augmented(Tensor x, Optional<Tensor> ownShare) {

  /** Windows as they are. */
  public static Augmented none(Tensor x) {
    return new Augmented(x, Optional.empty());
  }

  /** Windows after all of some augmentations, in their order. */
  public static Augmented by(List<Augmentation> augmentations, Tensor x, Draws draws) {
    Augmented augmented = none(x);
    for (Augmentation augmentation : augmentations) {
      augmented = augmentation.of(augmented, draws);
    }
    return augmented;
  }

  /** Other windows with the same shares. */
  Augmented with(Tensor changed) {
    return new Augmented(changed, ownShare);
  }
}
