package org.inion.model;

import java.util.function.BiFunction;
import org.inion.model.graph.Normalizations;
import org.inion.model.graph.Normalizations.Over;
import org.inion.model.graph.Tensor;

/** How a window is normalised before anything is learnt. */
public enum Normalization {
  /** Not at all. */
  NONE((x, over) -> x),
  /** To mean 0 and standard deviation 1. */
  Z_SCORE(Normalizations::zScore),
  /** To median 0 and a spread of 1 by its quartiles: outliers do not count. */
  ROBUST(Normalizations::robust);

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final BiFunction<Tensor, Over, Tensor> function;

  Normalization(BiFunction<Tensor, Over, Tensor> function) {
    this.function = function;
  }

  /**
   * Appends it to the tensor's graph.
   *
   * <p><b>Shape</b>: {@code [B, channels, samples]}, kept.
   */
  public Tensor of(Tensor x, Over over) {
    return function.apply(x, over);
  }
}
