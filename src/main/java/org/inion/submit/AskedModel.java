package org.inion.submit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.inion.model.run.ModelOutput;

/**
 * A model of one challenge, asked in all ways that there are: in libtorch, in Python, or in both,
 * whose answers are compared.
 */
final class AskedModel implements Closeable {
  /** How far answers may lie apart, relative to the larger of 1 and the prediction. */
  static final double SAME = 1e-5;

  private final Challenge challenge;
  private final List<ChallengePredictor> predictors;
  private double largestDifference;

  /**
   * @param predictors at least one; the last one's answers count
   */
  AskedModel(Challenge challenge, List<ChallengePredictor> predictors) {
    this.challenge = challenge;
    this.predictors = List.copyOf(predictors);
  }

  Challenge challenge() {
    return challenge;
  }

  /** Whether answers were compared. */
  boolean isCompared() {
    return predictors.size() > 1;
  }

  /** The most that answers lay apart so far, relative to the larger of 1 and the prediction. */
  double largestDifference() {
    return largestDifference;
  }

  /**
   * Predicts windows.
   *
   * @param windows float32 {@code [size, 129, 200]}, little-endian, direct
   * @throws RuleBreach when an answer is none that the challenge could score
   */
  float[] predict(ByteBuffer windows, int size) throws IOException, RuleBreach {
    float[] before = new float[0];
    for (ChallengePredictor predictor : predictors) {
      float[] answer = checked(predictor, predictor.output(windows, size), size);
      for (int i = 0; i < before.length; i++) {
        double apart = Math.abs((double) answer[i] - before[i]) / Math.max(1, Math.abs(before[i]));
        largestDifference = Math.max(largestDifference, apart);
      }
      before = answer;
    }
    return before;
  }

  private float[] checked(ChallengePredictor predictor, ModelOutput output, int size)
      throws RuleBreach {
    if (!output.shape().equals(List.of((long) size, 1L)) || !output.type().equals("float32")) {
      throw new RuleBreach(
          Finding.refused(
              Rule.OUTPUT,
              "%s gives %s %s for %d windows in %s"
                  .formatted(
                      challenge.words(), output.type(), output.shape(), size, predictor.name())));
    }
    for (float value : output.values()) {
      if (!Float.isFinite(value)) {
        throw new RuleBreach(
            Finding.refused(
                Rule.FINITE,
                "%s gives %s in %s".formatted(challenge.words(), value, predictor.name())));
      }
    }
    return output.values();
  }

  @Override
  public void close() throws IOException {
    for (ChallengePredictor predictor : predictors) {
      predictor.close();
    }
  }
}
