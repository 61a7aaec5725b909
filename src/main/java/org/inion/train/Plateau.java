package org.inion.train;

/**
 * Lowers the learning rate when the score does not get better.
 *
 * @param factor by which it falls
 * @param patience epochs without a better score
 * @param floor below which it does not go, as a share of the peak
 */
public record Plateau(double factor, int patience, double floor) {

  /** Lowers nothing. */
  static final Plateau NONE = new Plateau(1, Integer.MAX_VALUE, 0);

  /** The share of the peak after so many epochs without a better score since it fell last. */
  double after(double share, int worse) {
    return falls(worse) ? Math.max(floor, share * factor) : share;
  }

  /** Whether it falls now. */
  boolean falls(int worse) {
    return worse >= patience;
  }
}
