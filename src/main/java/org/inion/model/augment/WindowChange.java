package org.inion.model.augment;

import org.inion.error.BadSetupException;
import org.inion.model.graph.Functions;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Selections;
import org.inion.model.graph.Tensor;

/** A change that keeps labels. */
interface WindowChange extends Augmentation {

  /**
   * The windows; those that are chosen changed, the others bit by bit as they were.
   *
   * @param chosen {@code [B, 1, 1]}
   */
  Tensor changed(Tensor x, Tensor chosen, Draws draws);

  @Override
  default Augmented of(Augmented in, Draws draws) {
    Tensor x = in.x();
    return x.graph()
        .in(
            name(),
            () -> {
              Tensor chosen = Selections.below(draws.uniform(windows(x)), probability());
              return in.with(changed(x, chosen, draws));
            });
  }

  /** {@code [B, 1, 1]}: a place for each window. */
  static Tensor windows(Tensor x) {
    return Operations.slice(channels(x), 1, 0, 1);
  }

  /** {@code [B, channels, 1]}: a place for each channel. */
  static Tensor channels(Tensor x) {
    return Operations.slice(x, 2, 0, 1);
  }

  /** {@code [B, 1, count]}: 0, step, 2 · step … for each window. */
  static Tensor steps(Tensor x, int count, double step) {
    Tensor zeros = Functions.zerosLike(Operations.slice(Operations.slice(x, 1, 0, 1), 2, 0, count));
    return Operations.add(zeros, Operations.ramp(x, count, step));
  }

  /** From numbers between 0 and 1 to numbers between two others. */
  static Tensor between(Tensor uniform, double from, double to) {
    return Functions.plus(Operations.scale(uniform, to - from), from);
  }

  /** A number where a condition holds, another elsewhere. */
  static Tensor either(Tensor condition, double yes, double no, Tensor like) {
    Tensor numbers = Functions.plus(Functions.zerosLike(like), yes);
    return Selections.where(condition, numbers, Functions.plus(Functions.zerosLike(like), no));
  }

  /** From a number between 0 and 1 to a whole one from 0 to less than a count. */
  static Tensor whole(Tensor uniform, int count) {
    return Functions.floor(Operations.scale(uniform, count));
  }

  /**
   * Holds what a strength must be.
   *
   * @param act what cannot be done otherwise
   * @param rule what the field must be
   * @param value what it was, with its unit
   */
  static void require(String name, boolean holds, String act, String rule, String value) {
    if (!holds) {
      throw new BadSetupException(
          "[augment.%s] Cannot %s: %s, but was %s. Choose another, or leave it off (probability = 0)."
              .formatted(name, act, rule, value));
    }
  }

  /** The probability of an augmentation, checked. */
  static void requireProbability(String name, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new BadSetupException(
          "[augment.%s] Invalid probability: it must be from 0 to 1, but was %s."
              .formatted(name, probability));
    }
  }
}
