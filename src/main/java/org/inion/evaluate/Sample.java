package org.inion.evaluate;

import java.util.Arrays;
import org.inion.metric.Aggregate;
import org.inion.metric.Pairs;
import org.inion.metric.Subjects;

/**
 * Some rows at a level, ready to be scored.
 *
 * @param pairs a row a window or a subject
 * @param subjects of these rows
 */
record Sample(Pairs pairs, Subjects subjects) {

  static Sample of(Predictions.Rows rows, int[] chosen, Level level, Aggregate aggregate) {
    double[] labels = Arrays.stream(chosen).mapToDouble(rows::label).toArray();
    double[] predictions = Arrays.stream(chosen).mapToDouble(rows::prediction).toArray();
    int[] numbers = Arrays.stream(chosen).map(rows.subjects()::number).toArray();
    Subjects subjects = Subjects.of(numbers, rows.subjects().names().size());
    if (level == Level.WINDOW) {
      return new Sample(Pairs.of(labels, predictions), subjects);
    }
    Pairs pairs = Pairs.of(aggregate.of(labels, subjects), aggregate.of(predictions, subjects));
    int[] each = new int[subjects.count()];
    Arrays.setAll(each, i -> i);
    return new Sample(pairs, Subjects.of(each, each.length));
  }
}
