package org.inion.evaluate;

import java.util.List;

/**
 * The scores of one group of rows.
 *
 * @param level what counted as one
 * @param grouping by what the rows are grouped: {@code overall, release, task, age_band, sex}
 * @param group its name; {@code all} for overall, {@code unknown} where the value is missing
 * @param subjects how many it holds
 * @param windows how many rows with a label it holds
 * @param scores one a metric
 */
public record GroupScores(
    Level level, String grouping, String group, int subjects, int windows, List<Score> scores) {

  public static final String OVERALL = "overall";

  public GroupScores {
    scores = List.copyOf(scores);
  }

  /** The score by this metric's name. */
  public Score score(String metric) {
    return scores.stream()
        .filter(score -> score.metric().name().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}
