package org.inion.metric;

import java.util.ArrayList;
import java.util.List;

/** The ROC curve: what share of class 1 is found at what share of false alarms. */
public final class RocCurve {

  /**
   * A point.
   *
   * @param falsePositiveRate share of class 0 taken for class 1
   * @param truePositiveRate share of class 1 taken for class 1
   */
  public record Point(double falsePositiveRate, double truePositiveRate) {}

  private RocCurve() {}

  /**
   * From (0, 0) to (1, 1), a point for each distinct prediction, but the inner ones thinned to at
   * most so many; empty where a class has no label.
   *
   * @throws org.inion.error.BadDataException when a label is not 0 or 1
   */
  public static List<Point> of(Pairs pairs, int mostPoints) {
    pairs.requireTwoClasses();
    Levels levels = pairs.predictionLevels();
    long[] ones = new long[levels.size()];
    long[] zeros = new long[levels.size()];
    long allOnes = 0;
    for (int i = 0; i < pairs.size(); i++) {
      boolean one = pairs.label(i) == 1;
      (one ? ones : zeros)[levels.of(i)] += pairs.count(i);
      allOnes += one ? pairs.count(i) : 0;
    }
    long allZeros = pairs.total() - allOnes;
    List<Point> points = new ArrayList<>();
    if (allOnes == 0 || allZeros == 0) {
      return points;
    }
    points.add(new Point(0, 0));
    int step = Math.max(1, (levels.size() + mostPoints - 1) / mostPoints);
    long onesAbove = 0;
    long zerosAbove = 0;
    for (int level = levels.size() - 1; level >= 0; level--) {
      onesAbove += ones[level];
      zerosAbove += zeros[level];
      if (level % step == 0) {
        points.add(new Point((double) zerosAbove / allZeros, (double) onesAbove / allOnes));
      }
    }
    return points;
  }
}
