package org.inion.bench;

/**
 * Size of the recordings that are measured.
 *
 * @param channels the last one is flat, as a recorded reference is
 */
record Shape(int channels, int rateHz, int seconds) {
  /** As the child mind recordings that the peers' figures are about. */
  static final Shape FULL = new Shape(129, 500, 300);

  /** Enough to see that everything runs. */
  static final Shape QUICK = new Shape(129, 500, 30);

  int samples() {
    return rateHz * seconds;
  }

  double channelSeconds() {
    return (double) channels * seconds;
  }
}
