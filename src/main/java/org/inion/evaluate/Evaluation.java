package org.inion.evaluate;

import java.util.List;
import org.inion.metric.Metric;

/**
 * The table of scores.
 *
 * @param predictions what was scored
 * @param settings how
 * @param metrics of each group, the first one first
 * @param groups overall first, at each level
 * @param notes what a reader has to know of it, a sentence each
 */
public record Evaluation(
    Predictions predictions,
    EvaluationSettings settings,
    List<Metric> metrics,
    List<GroupScores> groups,
    List<String> notes) {

  public Evaluation {
    metrics = List.copyOf(metrics);
    groups = List.copyOf(groups);
    notes = List.copyOf(notes);
  }

  /** What was predicted. */
  public Question question() {
    return predictions.question();
  }

  /** The levels that were scored. */
  public List<Level> levels() {
    return groups.stream().map(GroupScores::level).distinct().toList();
  }

  /** All rows together at a level. */
  public GroupScores overall(Level level) {
    return groups.stream()
        .filter(group -> group.level() == level && group.grouping().equals(GroupScores.OVERALL))
        .findFirst()
        .orElseThrow();
  }
}
