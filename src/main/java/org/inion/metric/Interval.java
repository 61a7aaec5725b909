package org.inion.metric;

/**
 * How sure a score is.
 *
 * @param low lower end; {@code NaN} where there is no interval
 * @param high upper end; {@code NaN} where there is no interval
 * @param resamples how many were drawn; 0 for fewer than two subjects
 * @param undefined in how many of them the score is not defined; they are left out, and with more
 *     than half of them there is no interval
 */
public record Interval(double low, double high, int resamples, int undefined) {

  /** No interval, because none was asked for or there are fewer than two subjects. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN, 0, 0);

  /** Whether there is one. */
  public boolean isDefined() {
    return !Double.isNaN(low);
  }
}
