package org.inion.train.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one epoch was.
 *
 * @param epoch from 1
 * @param steps optimiser steps since the beginning of training
 * @param windows that this epoch saw
 * @param trainLoss mean over the epoch
 * @param validationLoss {@code NaN} where nothing was validated
 * @param scores on the validation side by name, such as {@code subject.pearson_r}; the first is the
 *     one that decides; {@code NaN} where a score is not defined; empty where nothing was validated
 * @param learningRate of the last step
 * @param gradientNorm mean over the steps, before clipping; {@code NaN} where it was not measured
 * @param seconds that it took, validation included
 * @param waitShare share of that time in which the step waited for data, 0 to 1
 * @param standing whether it was the best when it ended
 */
public record EpochRecord(
    int epoch,
    long steps,
    long windows,
    double trainLoss,
    double validationLoss,
    Map<String, Double> scores,
    double learningRate,
    double gradientNorm,
    double seconds,
    double waitShare,
    Standing standing) {

  /** What a name of a score may be, so that it is the same in every file. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)+");

  /** Whether an epoch was the best of those until then. */
  public enum Standing {
    BEST_SO_FAR,
    NOT_BETTER
  }

  public EpochRecord {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    check(epoch >= 1, "epoch", epoch);
    check(steps >= 0, "steps", steps);
    check(windows >= 0, "windows", windows);
    check(seconds >= 0, "seconds", seconds);
    check(waitShare >= 0 && waitShare <= 1, "wait share", waitShare);
    scores.keySet().forEach(name -> check(NAME.matcher(name).matches(), "score", name));
  }

  /** Windows seen a second, validation included. */
  public double windowsPerSecond() {
    return windows / seconds;
  }

  private static void check(boolean holds, String field, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("No epoch has the " + field + " " + value);
    }
  }
}
