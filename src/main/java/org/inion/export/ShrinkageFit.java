package org.inion.export;

import org.inion.evaluate.Level;
import org.inion.evaluate.Predictions;
import org.inion.metric.Aggregate;
import org.inion.metric.Pairs;
import org.inion.table.ModelContract.Shrinkage;

/**
 * How far predictions should be moved towards the mean, by least squares on validation sides.
 *
 * @param mean of the target over the training subjects
 * @param window factor of windows' distances from it
 * @param subject factor of subjects'
 */
record ShrinkageFit(double mean, double window, double subject) {

  /**
   * Fits both factors.
   *
   * @param validation what runs predict of people that they did not learn from
   */
  static ShrinkageFit of(Predictions validation, double mean) {
    return new ShrinkageFit(
        mean,
        factor(validation.pairs(Level.WINDOW, Aggregate.MEAN), mean),
        factor(validation.pairs(Level.SUBJECT, Aggregate.MEAN), mean));
  }

  /** The factor that a model applies by itself. */
  double applied(ExportSettings.Shrink shrink) {
    return switch (shrink) {
      case NONE -> 1;
      case WINDOW -> window;
      case SUBJECT -> subject;
    };
  }

  /**
   * What is left to be done.
   *
   * @param shrink what the model does by itself
   */
  Shrinkage left(ExportSettings.Shrink shrink) {
    double done = applied(shrink);
    return new Shrinkage(shrink.key(), mean, left(window, done), left(subject, done));
  }

  /** What is still to be done; nothing where all is at the mean already. */
  private static double left(double factor, double done) {
    return done == 0 ? 1 : factor / done;
  }

  /** The share of the distance from the mean that leaves the smallest squares: 0 to 1. */
  static double factor(Pairs pairs, double mean) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < pairs.size(); i++) {
      double distance = pairs.prediction(i) - mean;
      products += distance * (pairs.label(i) - mean);
      squares += distance * distance;
    }
    return squares == 0 ? 1 : Math.max(0, Math.min(1, products / squares));
  }
}
