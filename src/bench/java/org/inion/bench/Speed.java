package org.inion.bench;

import java.util.List;

/**
 * How fast windows go through.
 *
 * @param perSecond of the clock
 * @param perCpuSecond of all threads: what a busy machine leaves comparable
 */
record Speed(double perSecond, double perCpuSecond) {
  /** Of a side that was left out. */
  static final Speed NONE = new Speed(Double.NaN, Double.NaN);

  /** Of two turns of about one length. */
  static Speed mean(Speed one, Speed other) {
    return new Speed(
        (one.perSecond + other.perSecond) / 2, (one.perCpuSecond + other.perCpuSecond) / 2);
  }

  /** Of several sides by side that do the same. */
  static Speed sideBySide(List<Speed> all) {
    return new Speed(
        all.stream().mapToDouble(Speed::perSecond).sum(),
        all.stream().mapToDouble(Speed::perCpuSecond).average().orElse(Double.NaN));
  }
}
