package org.inion.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A range on which equal differences are equally far apart.
 *
 * @param low where it begins
 * @param high where it ends, above {@code low}
 * @param step from tick to tick
 */
record EvenAxis(double low, double high, double step) implements Axis {
  private static final int ABOUT_TICKS = 5;
  private static final double MARGIN = 0.04;

  EvenAxis {
    if (!(low < high) || !(step > 0)) {
      throw new IllegalArgumentException("No axis from " + low + " to " + high);
    }
  }

  /** An axis that holds all values, with a little room at both ends. */
  static EvenAxis around(double lowest, double highest) {
    double spread = highest - lowest;
    double room =
        spread > 0 ? spread * MARGIN : Math.max(Math.abs(lowest) * MARGIN, Double.MIN_NORMAL);
    return exactly(lowest - room, highest + room);
  }

  /** An axis with these ends. */
  static EvenAxis exactly(double low, double high) {
    double raw = (high - low) / ABOUT_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power;
    for (double factor : new double[] {1, 2, 5, 10}) {
      step = factor * power;
      if (step >= raw * 0.999) {
        break;
      }
    }
    return new EvenAxis(low, high, step);
  }

  /** An axis of whole numbers: no tick lies between them. */
  static EvenAxis whole(double low, double high) {
    EvenAxis axis = exactly(low, high);
    return new EvenAxis(low, high, Math.max(1, axis.step));
  }

  @Override
  public double share(double value) {
    return (value - low) / (high - low);
  }

  @Override
  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
      ticks.add(k * step + 0.0);
    }
    return ticks;
  }

  /** A tick with as many digits as the step needs. */
  @Override
  public String label(double tick) {
    if (step >= 1e6 || step < 1e-4) {
      return tick == 0 ? "0" : Axis.scientific("%.1e", tick);
    }
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", tick).replace("-", "−");
  }
}
