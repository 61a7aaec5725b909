package org.inion.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.error.BadSetupException;
import org.inion.metric.ChallengeScore;
import org.inion.metric.Metric;
import org.inion.metric.NormalizedRmse;

/**
 * Both challenges with their overall score.
 *
 * @param challenge1 response times
 * @param challenge2 externalizing
 */
public record ChallengeEvaluation(Evaluation challenge1, Evaluation challenge2) {
  private static final Metric NRMSE = new NormalizedRmse();

  /**
   * Checks that the predictions are of the challenge, as far as they say what they are.
   *
   * @throws BadSetupException when one is of another target, or {@code nrmse} of windows is missing
   */
  public static ChallengeEvaluation of(Evaluation challenge1, Evaluation challenge2) {
    List<String> problems = new ArrayList<>();
    require(problems, "--challenge-1", challenge1, "response_time_seconds");
    require(problems, "--challenge-2", challenge2, "externalizing");
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    return new ChallengeEvaluation(challenge1, challenge2);
  }

  /** The three figures by name, at window level as in the challenge. */
  public Map<String, Double> figures() {
    ChallengeScore score = new ChallengeScore(nrmse(challenge1), nrmse(challenge2));
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("challenge_1", score.challenge1());
    figures.put("challenge_2", score.challenge2());
    figures.put("overall", score.overall());
    return figures;
  }

  private static double nrmse(Evaluation evaluation) {
    return evaluation.overall(Level.WINDOW).score(NRMSE.name()).value();
  }

  private static void require(
      List<String> problems, String option, Evaluation evaluation, String target) {
    Question question = evaluation.question();
    if (question.origin() != Origin.UNSTATED && !question.target().equals(target)) {
      problems.add(
          "[%s] Cannot score the challenge: the target must be %s, but was %s."
              .formatted(option, target, question.target()));
    }
    boolean scored = evaluation.metrics().stream().anyMatch(m -> m.name().equals(NRMSE.name()));
    if (!scored || !evaluation.levels().contains(Level.WINDOW)) {
      problems.add(
          "[%s] Cannot score the challenge: nrmse of windows must be scored; leave out --metric and"
                  .formatted(option)
              + " --level.");
    }
  }
}
