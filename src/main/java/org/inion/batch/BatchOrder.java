package org.inion.batch;

import java.util.Objects;
import java.util.SplittableRandom;
import org.inion.error.BadSetupException;

/**
 * In which order windows come.
 *
 * @param shuffle whether they are mixed
 * @param balance who is seen how often
 * @param buffer windows that are held to be mixed
 * @param seed of all that is drawn
 */
public record BatchOrder(Shuffle shuffle, Balance balance, int buffer, long seed) {

  /** As they lie, each once. */
  public static final BatchOrder AS_STORED = new BatchOrder(Shuffle.NO, Balance.NONE, 1, 0);

  /** Whether windows are mixed. */
  public enum Shuffle {
    YES,
    NO
  }

  public BatchOrder {
    Objects.requireNonNull(shuffle);
    Objects.requireNonNull(balance);
    if (buffer < 1) {
      throw new BadSetupException(
          "Cannot mix windows: the buffer must be > 0 windows, but was " + buffer);
    }
  }

  /** Mixed, each window once. */
  public static BatchOrder shuffled(int buffer, long seed) {
    return new BatchOrder(Shuffle.YES, Balance.NONE, buffer, seed);
  }

  /** Random numbers of one epoch, which have nothing in common with those of the next. */
  SplittableRandom random(int epoch) {
    long mixed = new SplittableRandom(seed).nextLong() ^ new SplittableRandom(~epoch).nextLong();
    return new SplittableRandom(mixed);
  }
}
