package org.inion.baseline;

import java.util.List;
import java.util.Map;
import org.inion.metric.Interval;

/**
 * What baselines score on one task.
 *
 * @param task name of the task
 * @param column that is predicted
 * @param unit of it; empty where it has none
 * @param rowsAre what a row is: {@code subjects} or {@code trials}
 * @param excluded what rules left out, by rule
 * @param rejected one line for each file that could not be read
 * @param scores baseline by baseline, each by group and last for {@link #ALL}
 */
public record BaselineReport(
    String task,
    String column,
    String unit,
    String rowsAre,
    Map<String, Integer> excluded,
    List<String> rejected,
    List<Scored> scores) {
  /** The group of all held-out rows together, each predicted without its release. */
  public static final String ALL = "all";

  public BaselineReport {
    excluded = Map.copyOf(excluded);
    rejected = List.copyOf(rejected);
    scores = List.copyOf(scores);
  }

  /**
   * What one baseline scores on one group.
   *
   * @param baseline name
   * @param meaning of the baseline, in one clause
   * @param group a release, held out from the training; or all together
   * @param rows scored
   * @param subjects that they are of
   * @param metrics in the order of the task's
   */
  public record Scored(
      String baseline, String meaning, String group, int rows, int subjects, List<Score> metrics) {}

  /**
   * One score.
   *
   * @param metric name
   * @param value NaN where it is not defined
   * @param interval over subjects
   */
  public record Score(String metric, double value, Interval interval) {}

  /** The score of a baseline on a group. */
  public double score(String baseline, String group, String metric) {
    return scores.stream()
        .filter(one -> one.baseline().equals(baseline) && one.group().equals(group))
        .flatMap(one -> one.metrics().stream())
        .filter(one -> one.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
