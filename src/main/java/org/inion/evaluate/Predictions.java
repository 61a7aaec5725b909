package org.inion.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.inion.metric.Aggregate;
import org.inion.metric.Pairs;

/**
 * Labelled predictions in memory, a primitive array a column: about 50 bytes a row.
 *
 * @param question what was predicted
 * @param rows those with a label
 * @param rowsWithoutLabel left out
 */
public record Predictions(Question question, Rows rows, long rowsWithoutLabel) {

  /** The columns of the rows with a label. */
  static final class Rows {
    private final double[] labels;
    private final double[] predictions;
    private final double[] agesYears;
    private final Words.Column subjects;
    private final Words.Column releases;
    private final Words.Column tasks;
    private final Words.Column sexes;

    Rows(double[] labels, double[] predictions, double[] agesYears, List<Words.Column> words) {
      this.labels = labels;
      this.predictions = predictions;
      this.agesYears = agesYears;
      this.subjects = words.get(0);
      this.releases = words.get(1);
      this.tasks = words.get(2);
      this.sexes = words.get(3);
    }

    int size() {
      return labels.length;
    }

    double label(int row) {
      return labels[row];
    }

    double prediction(int row) {
      return predictions[row];
    }

    /** {@code NaN} where it is not known. */
    double ageYears(int row) {
      return agesYears[row];
    }

    Words.Column subjects() {
      return subjects;
    }

    Words.Column releases() {
      return releases;
    }

    Words.Column tasks() {
      return tasks;
    }

    Words.Column sexes() {
      return sexes;
    }
  }

  /** The rows with a label, at a level. */
  public Pairs pairs(Level level, Aggregate aggregate) {
    int[] all = IntStream.range(0, rows.size()).toArray();
    return Sample.of(rows, all, level, aggregate).pairs();
  }

  /** How many rows have a label. */
  public int size() {
    return rows.size();
  }

  /** How many subjects these rows are of. */
  public int subjects() {
    return rows.subjects().names().size();
  }
}
