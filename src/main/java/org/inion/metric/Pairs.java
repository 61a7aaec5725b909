package org.inion.metric;

import java.util.Arrays;
import org.inion.error.BadDataException;

/**
 * Labels with their predictions, and how often each row counts. A resample is the same rows with
 * other counts, so it costs no copy and no sorting.
 */
public final class Pairs {
  private final double[] labels;
  private final double[] predictions;
  private final int[] counts;
  private final long total;
  private final Known known;

  private Pairs(double[] labels, double[] predictions, int[] counts, Known known) {
    this.labels = labels;
    this.predictions = predictions;
    this.counts = counts;
    this.known = known;
    this.total = Arrays.stream(counts).asLongStream().sum();
  }

  /**
   * Rows that count once each. The arrays are kept, not copied.
   *
   * <p><b>Shape</b>: {@code labels[n], predictions[n]}.
   *
   * @throws BadDataException when there are no rows, when there are not as many predictions as
   *     labels, or when a value is NaN or infinite
   */
  public static Pairs of(double[] labels, double[] predictions) {
    if (labels.length != predictions.length) {
      throw new BadDataException(
          "Cannot score: predictions must be as many as labels, "
              + labels.length
              + ", but were "
              + predictions.length
              + ". Give each label its prediction.");
    }
    if (labels.length == 0) {
      throw new BadDataException(
          "Cannot score: there must be at least 1 row with a label, but were 0. Give some.");
    }
    requireFinite("label", labels);
    requireFinite("prediction", predictions);
    int[] once = new int[labels.length];
    Arrays.fill(once, 1);
    return new Pairs(labels, predictions, once, new Known());
  }

  /**
   * The same rows, each counted as often as said; at least one must count.
   *
   * <p><b>Shape</b>: {@code newCounts[n]}, none negative.
   */
  public Pairs counted(int[] newCounts) {
    if (newCounts.length != labels.length) {
      throw new IllegalArgumentException("Not a count for each row");
    }
    return new Pairs(labels, predictions, newCounts, known);
  }

  /** How many rows are held, counted or not. */
  public int size() {
    return labels.length;
  }

  /** The sum of all counts. */
  public long total() {
    return total;
  }

  public double label(int row) {
    return labels[row];
  }

  public double prediction(int row) {
    return predictions[row];
  }

  /** How often a row counts. */
  public int count(int row) {
    return counts[row];
  }

  double[] labels() {
    return labels;
  }

  double[] predictions() {
    return predictions;
  }

  int[] counts() {
    return counts;
  }

  Levels labelLevels() {
    synchronized (known) {
      known.labels = known.labels.size() > 0 ? known.labels : Levels.of(labels);
      return known.labels;
    }
  }

  Levels predictionLevels() {
    synchronized (known) {
      known.predictions = known.predictions.size() > 0 ? known.predictions : Levels.of(predictions);
      return known.predictions;
    }
  }

  /** Refuses labels other than 0 and 1. */
  void requireTwoClasses() {
    synchronized (known) {
      if (!known.twoClasses) {
        require("label", labels, "0 or 1", "Score numbers with a metric for numbers.");
        known.twoClasses = true;
      }
    }
  }

  /** Refuses labels other than 0 and 1, and predictions that are no probabilities. */
  void requireProbabilities() {
    requireTwoClasses();
    synchronized (known) {
      if (!known.probabilities) {
        require(
            "prediction",
            predictions,
            "a probability from 0 to 1",
            "Put a logistic function behind scores that are none.");
        known.probabilities = true;
      }
    }
  }

  private static void require(String what, double[] values, String rule, String wayOut) {
    for (int row = 0; row < values.length; row++) {
      double value = values[row];
      boolean good = what.equals("label") ? value == 0 || value == 1 : value >= 0 && value <= 1;
      if (!good) {
        throw new BadDataException(
            "Cannot score classes: the %s of row %d must be %s, but was %s. %s"
                .formatted(what, row, rule, value, wayOut));
      }
    }
  }

  private static void requireFinite(String what, double[] values) {
    for (int row = 0; row < values.length; row++) {
      if (!Double.isFinite(values[row])) {
        throw new BadDataException(
            "Cannot score: the %s of row %d must be a finite number, but was %s. Leave out rows"
                    .formatted(what, row, values[row])
                + " without one.");
      }
    }
  }

  /** What was found out of the rows, whatever their counts. */
  private static final class Known {
    private Levels labels = Levels.NONE;
    private Levels predictions = Levels.NONE;
    private boolean twoClasses;
    private boolean probabilities;
  }
}
