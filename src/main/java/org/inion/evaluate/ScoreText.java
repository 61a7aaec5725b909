package org.inion.evaluate;

import java.util.Locale;
import org.inion.metric.Interval;

/** Scores as people read them. */
public final class ScoreText {
  private ScoreText() {}

  /** About three digits; a dash where it is not defined. */
  public static String value(double score) {
    if (Double.isNaN(score)) {
      return "–";
    }
    double size = Math.abs(score);
    if (size > 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(Locale.ROOT, "%.2e", score);
    }
    int digits = size < 10 ? 3 : size < 100 ? 2 : 1;
    return String.format(Locale.ROOT, "%." + digits + "f", score);
  }

  /** Both ends in brackets; empty where there is none. */
  public static String interval(Interval interval) {
    return interval.isDefined()
        ? "[" + value(interval.low()) + ", " + value(interval.high()) + "]"
        : "";
  }
}
