package org.inion.metric;

/**
 * The challenge's overall score; lower is better, predicting the mean scores 1.
 *
 * <p><b>Source</b>: EEG Foundation Challenge 2025, evaluation: 30 % and 70 %.
 *
 * @param challenge1 {@link NormalizedRmse} of response times
 * @param challenge2 {@link NormalizedRmse} of externalizing
 */
public record ChallengeScore(double challenge1, double challenge2) {
  private static final double WEIGHT_1 = 0.3;
  private static final double WEIGHT_2 = 0.7;

  /** 0.3 · challenge 1 + 0.7 · challenge 2; {@code NaN} where one of them is. */
  public double overall() {
    return WEIGHT_1 * challenge1 + WEIGHT_2 * challenge2;
  }
}
