package org.inion.baseline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;
import org.inion.file.FileTree;
import org.inion.metric.Bootstrap;
import org.inion.metric.Interval;
import org.inion.metric.Metric;
import org.inion.metric.Metrics;
import org.inion.metric.Pairs;
import org.inion.metric.Subjects;
import org.inion.task.Target;
import org.inion.window.SubjectKey;

/**
 * Scores baselines by leaving one release out: each release is predicted from all the others.
 *
 * @param bootstrap of the intervals
 */
public record Baselines(Bootstrap bootstrap) {

  /**
   * Scores the baselines of a task.
   *
   * @param settings with a task
   * @param roots BIDS folders; raw files may be absent
   * @throws BadSetupException when there are fewer than two releases, or no rows
   */
  public BaselineReport of(Settings settings, FileTree files, List<String> roots)
      throws IOException {
    return of(new ExampleReader(settings).read(files, roots));
  }

  BaselineReport of(Examples examples) {
    Target target = examples.task().target();
    Map<String, List<Example>> groups = groups(examples);
    List<Metric> metrics = examples.task().metrics().stream().map(Metrics::named).toList();
    List<BaselineReport.Scored> scores = new ArrayList<>();
    for (Baseline baseline : Baseline.of(target)) {
      List<Example> rows = new ArrayList<>();
      List<Double> predictions = new ArrayList<>();
      groups.forEach(
          (group, held) -> {
            double[] predicted = baseline.predict(training(examples.rows(), held), held);
            scores.add(scored(baseline, group, held, predicted, metrics));
            rows.addAll(held);
            for (double one : predicted) {
              predictions.add(one);
            }
          });
      double[] all = predictions.stream().mapToDouble(one -> one).toArray();
      scores.add(scored(baseline, BaselineReport.ALL, rows, all, metrics));
    }
    return new BaselineReport(
        examples.task().name(),
        target.column(),
        target.unit(),
        target.of() == Target.Of.SUBJECT ? "subjects" : "trials",
        examples.excluded(),
        examples.rejected(),
        scores);
  }

  private static Map<String, List<Example>> groups(Examples examples) {
    Map<String, List<Example>> groups =
        new TreeMap<>(
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
    examples
        .rows()
        .forEach(row -> groups.computeIfAbsent(row.group(), key -> new ArrayList<>()).add(row));
    if (groups.size() < 2) {
      throw new BadSetupException(
          "Cannot cross-validate by release: there must be rows of at least 2 releases, but were of "
              + (groups.isEmpty() ? "none" : String.join(", ", groups.keySet()))
              + ". Give more datasets with --bids.");
    }
    return groups;
  }

  /** The rows of all persons who have none among the held-out ones. */
  private static List<Example> training(List<Example> rows, List<Example> held) {
    Set<SubjectKey> out = new HashSet<>();
    held.forEach(row -> out.add(row.subject()));
    return rows.stream().filter(row -> !out.contains(row.subject())).toList();
  }

  private BaselineReport.Scored scored(
      Baseline baseline,
      String group,
      List<Example> rows,
      double[] predictions,
      List<Metric> metrics) {
    Pairs pairs = Pairs.of(rows.stream().mapToDouble(Example::target).toArray(), predictions);
    Subjects subjects = subjects(rows);
    List<Interval> intervals = bootstrap.intervals(metrics, pairs, subjects);
    List<BaselineReport.Score> scores = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      Metric metric = metrics.get(i);
      scores.add(new BaselineReport.Score(metric.name(), metric.of(pairs), intervals.get(i)));
    }
    return new BaselineReport.Scored(
        baseline.name(), baseline.meaning(), group, rows.size(), subjects.count(), scores);
  }

  private static Subjects subjects(List<Example> rows) {
    Map<SubjectKey, Integer> numbers = new LinkedHashMap<>();
    int[] of =
        rows.stream()
            .mapToInt(row -> numbers.computeIfAbsent(row.subject(), key -> numbers.size()))
            .toArray();
    return Subjects.of(of, numbers.size());
  }
}
