package org.inion.accelerator;

import java.util.Locale;
import java.util.OptionalLong;
import org.inion.error.BadSetupException;

/**
 * A batch size that was found by trial.
 *
 * @param size windows of a batch
 * @param bytes in use with it
 */
public record BatchSize(int size, long bytes) {

  /** A training step with a batch of a size. */
  @FunctionalInterface
  public interface Trial {

    /**
     * Runs it.
     *
     * <p><b>Throws</b> what libtorch throws; where that says {@link OutOfMemory}, the size is too
     * large, and anything else ends the search.
     *
     * @return bytes in use at its peak
     */
    long bytes(int size);
  }

  /**
   * The largest good size within a budget: doubles from 1, then bisects between the last size that
   * went well and the first that did not.
   *
   * <p><b>Throws</b> {@link BadSetupException} when one window is too much.
   *
   * @param most never tried beyond: the windows that there are
   */
  public static BatchSize largest(Trial trial, MemoryBudget budget, Rounding rounding, int most) {
    int limit = rounding.down(Math.max(1, most));
    BatchSize good = null;
    int bad = limit + 1;
    for (int size = 1; size < bad; size = next(size, limit)) {
      OptionalLong bytes = attempt(trial, size, budget);
      if (bytes.isEmpty()) {
        bad = size;
      } else {
        good = new BatchSize(size, bytes.getAsLong());
        if (size == limit) {
          return good;
        }
      }
    }
    if (good == null) {
      throw tooSmall(budget);
    }
    return between(trial, budget, rounding, good, bad);
  }

  private static int next(int size, int limit) {
    return size > limit / 2 ? limit : size * 2;
  }

  private static BatchSize between(
      Trial trial, MemoryBudget budget, Rounding rounding, BatchSize low, int high) {
    BatchSize good = low;
    int bad = high;
    int middle = middle(good.size, bad, rounding);
    while (middle > good.size) {
      OptionalLong bytes = attempt(trial, middle, budget);
      if (bytes.isPresent()) {
        good = new BatchSize(middle, bytes.getAsLong());
      } else {
        bad = middle;
      }
      middle = middle(good.size, bad, rounding);
    }
    return good;
  }

  /** A good size above {@code good} and below {@code bad}, near their middle; else {@code good}. */
  private static int middle(int good, int bad, Rounding rounding) {
    int middle = rounding.down(good + (bad - good) / 2);
    return middle > good ? middle : Math.max(good, rounding.down(bad - 1));
  }

  private static OptionalLong attempt(Trial trial, int size, MemoryBudget budget) {
    try {
      long bytes = trial.bytes(size);
      return budget.isPassedBy(bytes) ? OptionalLong.empty() : OptionalLong.of(bytes);
    } catch (RuntimeException e) {
      if (OutOfMemory.is(e)) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  private static BadSetupException tooSmall(MemoryBudget budget) {
    return new BadSetupException(
        "[accelerator.memory] Cannot find a batch size: a step with one window must fit into %s, but does not. Raise accelerator.memory, or choose a smaller network or shorter windows."
            .formatted(budget.words()));
  }

  /** For people. */
  public String words() {
    return String.format(Locale.ROOT, "%d windows, %.2f GB", size, bytes / 1e9);
  }
}
