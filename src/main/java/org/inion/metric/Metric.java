package org.inion.metric;

import java.util.OptionalDouble;

/**
 * One way to score predictions against labels.
 *
 * <p>A score that is not defined for the values it is given is {@code NaN}, never an exception: a
 * group of few subjects, or a resample, may well have one label only. What it means for each metric
 * stands with the metric.
 */
public interface Metric {

  /** What labels and predictions are. */
  enum Target {
    /** Both are numbers in the unit of the target. */
    NUMBER,
    /** The label is 0 or 1, the prediction the probability of 1. */
    TWO_CLASSES
  }

  /** Which of two scores is the better one. */
  enum Better {
    LOWER,
    HIGHER
  }

  /** The name that configurations, options and tables use, such as {@code pearson_r}. */
  String name();

  /** What it scores. */
  Target target();

  /** Which of two scores is the better one. */
  Better better();

  /** What knowing nothing scores: the mean of the labels, or guessing; empty where that varies. */
  default OptionalDouble uninformed() {
    return OptionalDouble.empty();
  }

  /**
   * The score, {@code NaN} where it is not defined.
   *
   * @throws org.inion.error.BadDataException when a value is not one that this metric can score
   */
  double of(Pairs pairs);

  /**
   * The score of plain arrays, {@code NaN} where it is not defined.
   *
   * <p><b>Shape</b>: {@code labels[n], predictions[n]}.
   *
   * @throws org.inion.error.BadDataException when there are no values, when there are not as many
   *     predictions as labels, when a value is NaN or infinite, or is not one that this metric can
   *     score
   */
  default double of(double[] labels, double[] predictions) {
    return of(Pairs.of(labels, predictions));
  }
}
