package org.inion.bench;

import java.time.Duration;

/**
 * How much time is given to a measurement.
 *
 * @param rounds whose median counts
 * @param roundSeconds that a round shall last: the process's CPU time has steps of 10 ms
 * @param leastWarmup of each piece of work
 * @param mostWarmup after which it is measured, steady or not
 */
record Effort(
    Shape shape, int rounds, double roundSeconds, Duration leastWarmup, Duration mostWarmup) {
  static final Effort FULL =
      new Effort(Shape.FULL, 5, 1.5, Duration.ofSeconds(4), Duration.ofSeconds(20));
  static final Effort QUICK =
      new Effort(Shape.QUICK, 1, 0.4, Duration.ofMillis(300), Duration.ofSeconds(1));

  Effort {
    if (rounds < 1) {
      throw new org.inion.error.BadSetupException(
          "[--rounds] Cannot begin: it must be > 0, but was " + rounds + ".");
    }
  }

  Effort withRounds(int newRounds) {
    return new Effort(shape, newRounds, roundSeconds, leastWarmup, mostWarmup);
  }

  /** Times that work of this cost fits into a round. */
  int times(double seconds) {
    return (int) Math.max(1, Math.ceil(roundSeconds / seconds));
  }
}
