package org.inion.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A range on which equal ratios are equally far apart.
 *
 * @param low where it begins, above 0
 * @param high where it ends, above {@code low}
 */
record LogAxis(double low, double high) implements Axis {
  private static final double MARGIN = 1.1;
  private static final int MOST_DECADES = 8;

  /** Beyond these, a power of ten says it shorter. */
  private static final double LEAST_PLAIN = 1e-3;

  private static final double MOST_PLAIN = 1e4;

  LogAxis {
    if (!(0 < low && low < high)) {
      throw new IllegalArgumentException("No logarithmic axis from " + low + " to " + high);
    }
  }

  /** An axis that holds all values, with a little room at both ends. */
  static LogAxis around(double lowest, double highest) {
    return new LogAxis(lowest / MARGIN, highest * MARGIN);
  }

  @Override
  public double share(double value) {
    return Math.log(value / low) / Math.log(high / low);
  }

  /** Powers of ten; with 2 and 5 between them, or 1 to 9, where there are few. */
  @Override
  public List<Double> ticks() {
    double decades = Math.log10(high / low);
    int[] between = decades < 1 ? new int[] {1, 2, 3, 4, 6, 8} : new int[] {1, 2, 5};
    int every = (int) Math.ceil(decades / MOST_DECADES);
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (int factor : decades > 2.5 ? new int[] {1} : between) {
        double tick = factor * Math.pow(10, power);
        if (tick >= low && tick <= high && Math.floorMod(power, every) == 0) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  @Override
  public String label(double tick) {
    if (tick < LEAST_PLAIN || tick >= MOST_PLAIN) {
      return Axis.scientific("%.0e", tick);
    }
    int digits = (int) Math.max(0, -Math.floor(Math.log10(tick) + 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", tick);
  }
}
