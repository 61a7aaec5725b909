package org.inion.train;

import java.util.SplittableRandom;

/** Seeds that have nothing in common, from numbers that have. */
final class Seeds {
  private Seeds() {}

  /** A seed of its own for each list of numbers. */
  static long of(long seed, long... numbers) {
    long mixed = new SplittableRandom(seed).nextLong();
    for (long number : numbers) {
      mixed = new SplittableRandom(mixed ^ number).nextLong();
    }
    return mixed;
  }

  /** The same as the number that libtorch's generator takes through DJL. */
  static int mixed(long seed, long... numbers) {
    return (int) (of(seed, numbers) >>> 33);
  }
}
