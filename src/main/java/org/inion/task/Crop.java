package org.inion.task;

import org.inion.error.BadSetupException;

/**
 * What of a stored window a model sees.
 *
 * @param lengthSeconds at most that of the stored windows
 * @param train where the crop lies in training
 * @param predict where it lies in prediction
 * @param crops how many are predicted of a window, evenly spread, when their mean is taken; else 1
 */
public record Crop(double lengthSeconds, Train train, Predict predict, int crops) {

  /** Where the crop lies in training. */
  public enum Train {
    /** Anywhere, anew each time. */
    RANDOM,
    CENTRE
  }

  /** Where the crop lies in prediction. */
  public enum Predict {
    CENTRE,
    /** The mean of the outputs of several crops. */
    MEAN
  }

  /** <b>Throws</b> {@link BadSetupException} when length or number are not positive. */
  public Crop {
    if (!(lengthSeconds > 0)) {
      throw new BadSetupException(
          "Invalid task: task.crop.length must be > 0 s, but was " + lengthSeconds + " s");
    }
    if (crops < 1 || (predict == Predict.CENTRE && crops != 1)) {
      throw new BadSetupException(
          "Invalid task: task.crop.crops must be >= 1, and 1 for the centre crop, but was "
              + crops);
    }
  }
}
