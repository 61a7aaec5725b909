package org.inion.submit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.metric.ChallengeScore;
import org.inion.table.ModelContract;

/**
 * What was found about a submission.
 *
 * @param findings refusals and warnings; empty where all is well
 * @param torch version of the Python's that ran it; empty where none did
 * @param contracts of the models that have one
 * @param scores on the windows that were given
 * @param largestDifference between libtorch and Python, relative to the larger of 1 and the
 *     prediction; empty where not both were asked
 */
public record CheckReport(
    List<Finding> findings,
    Optional<String> torch,
    Map<Challenge, ModelContract> contracts,
    Map<Challenge, SideScore> scores,
    OptionalDouble largestDifference) {

  public CheckReport {
    findings = List.copyOf(findings);
    contracts = Map.copyOf(contracts);
    scores = Map.copyOf(scores);
  }

  /** Whether the challenge would take it, as far as was looked. */
  public boolean isValid() {
    return findings.stream().noneMatch(Finding::isRefusal);
  }

  /** What the challenge would refuse it for. */
  public List<Finding> refusals() {
    return findings.stream().filter(Finding::isRefusal).toList();
  }

  /** What is likely wrong, or was not looked at. */
  public List<Finding> warnings() {
    return findings.stream().filter(finding -> !finding.isRefusal()).toList();
  }

  /** The challenge's overall score; empty where one of them was not scored. */
  public Optional<ChallengeScore> overall() {
    return scores.size() < Challenge.values().length
        ? Optional.empty()
        : Optional.of(
            new ChallengeScore(
                scores.get(Challenge.ONE).nrmse(), scores.get(Challenge.TWO).nrmse()));
  }

  /** Whether a model learnt from simulated recordings, as far as they say. */
  public boolean isSimulated() {
    return contracts.values().stream()
        .anyMatch(contract -> contract.origin().equals(ModelContract.SIMULATED));
  }
}
