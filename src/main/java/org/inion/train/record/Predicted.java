package org.inion.train.record;

import org.inion.evaluate.Level;

/**
 * What the best parameters predict on the validation side.
 *
 * <p><b>Shape</b>: {@code labels[n], predictions[n]}.
 *
 * @param level what each row is
 * @param target what is predicted
 * @param labels numbers in the unit of the target; for two classes 0 or 1
 * @param predictions the same; for two classes the probability of class 1
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
public record Predicted(Level level, RunTarget target, double[] labels, double[] predictions) {
  public Predicted {
    if (labels.length != predictions.length) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + predictions.length + " predictions");
    }
  }
}
