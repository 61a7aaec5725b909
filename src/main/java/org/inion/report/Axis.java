package org.inion.report;

import java.util.List;
import java.util.Locale;

/** A range of values with round ticks. */
sealed interface Axis permits EvenAxis, LogAxis {

  /** Where it begins. */
  double low();

  /** Where it ends. */
  double high();

  /** Where a value lies, 0 at the beginning and 1 at the end; outside is below or above. */
  double share(double value);

  List<Double> ticks();

  /** A tick in words. */
  String label(double tick);

  /** Where a value lies between two ends of a picture; a value outside lies at the end. */
  default double at(double value, double from, double to) {
    return from + (to - from) * Math.max(0, Math.min(1, share(value)));
  }

  /** An axis that holds all values, with a little room at both ends. */
  static Axis around(double lowest, double highest) {
    return EvenAxis.around(lowest, highest);
  }

  /** An axis with these ends. */
  static Axis exactly(double low, double high) {
    return EvenAxis.exactly(low, high);
  }

  /** A number with a short exponent, such as 2e−5. */
  static String scientific(String format, double value) {
    return String.format(Locale.ROOT, format, value)
        .replaceFirst("e([+-])0*(\\d)", "e$1$2")
        .replace("+", "")
        .replace("-", "−");
  }
}
