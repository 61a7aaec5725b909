package org.inion.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.metric.Aggregate;
import org.inion.metric.Bootstrap;
import org.inion.metric.Metric;
import org.inion.metric.Metrics;

/**
 * How to evaluate.
 *
 * @param levels those to score, in order
 * @param aggregate how a subject's windows become one
 * @param metrics names of those to show; empty for the usual ones
 * @param bootstrap how intervals are made
 * @param ageBands by which subjects are grouped
 */
public record EvaluationSettings(
    List<Level> levels,
    Aggregate aggregate,
    List<String> metrics,
    Bootstrap bootstrap,
    AgeBands ageBands) {

  public EvaluationSettings {
    levels = List.copyOf(levels);
    metrics = List.copyOf(metrics);
  }

  /**
   * The metrics for a question.
   *
   * @throws BadSetupException naming each that is not there or does not fit
   */
  List<Metric> metricsFor(Question question) {
    if (metrics.isEmpty()) {
      return question.usualMetrics();
    }
    List<String> problems = new ArrayList<>();
    List<Metric> found = new ArrayList<>();
    for (String name : metrics.stream().distinct().toList()) {
      try {
        Metric metric = Metrics.named(name);
        found.add(metric);
        if (metric.target() != question.kind()) {
          problems.add(
              "Cannot use the metric %s: predictions must be %s, but are %s."
                  .formatted(name, words(metric.target()), words(question.kind())));
        }
      } catch (BadSetupException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    return found;
  }

  private static String words(Metric.Target target) {
    return target == Metric.Target.NUMBER ? "numbers" : "probabilities of two classes";
  }
}
