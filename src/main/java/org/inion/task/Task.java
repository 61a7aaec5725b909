package org.inion.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.metric.Metric;
import org.inion.metric.Metrics;
import org.inion.window.SubjectSplit;
import org.inion.window.WindowRule;

/**
 * A question to the data.
 *
 * @param name in records and reports
 * @param title one line for people
 * @param recordings BIDS tasks whose recordings are used; empty for all
 * @param target what is predicted
 * @param windows where the stored windows lie, trials included
 * @param crop what of them a model sees
 * @param split which side a subject is on
 * @param exclusions who and what is left out
 * @param metrics names of the scores, the first being the one that decides
 */
public record Task(
    String name,
    String title,
    List<String> recordings,
    Target target,
    WindowRule windows,
    Crop crop,
    SubjectSplit split,
    Exclusions exclusions,
    List<String> metrics) {

  /** <b>Throws</b> {@link BadSetupException} when a crop is longer than the windows. */
  public Task {
    Objects.requireNonNull(title);
    Objects.requireNonNull(target);
    Objects.requireNonNull(split);
    Objects.requireNonNull(exclusions);
    recordings = List.copyOf(recordings);
    metrics = List.copyOf(metrics);
    List<String> problems = new ArrayList<>();
    if (name.isBlank()) {
      problems.add("Invalid task: task.name must not be blank. Name the task");
    }
    if (crop.lengthSeconds() > windows.lengthSeconds()) {
      problems.add(
          "Invalid task: task.crop.length must be at most window.length, %s s, but was %s s"
              .formatted(windows.lengthSeconds(), crop.lengthSeconds()));
    }
    if (metrics.isEmpty()) {
      problems.add("Invalid task: task.metrics must name at least one score, but was empty");
    }
    metrics.forEach(metric -> problem(metric, target).ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  private static Optional<String> problem(String name, Target target) {
    Metric.Target wanted =
        target.kind() == Target.Kind.CLASSES ? Metric.Target.TWO_CLASSES : Metric.Target.NUMBER;
    List<String> options = Metrics.of(wanted).stream().map(Metric::name).toList();
    return options.contains(name)
        ? Optional.empty()
        : Optional.of(
            "Invalid task: task.metrics must be of %s, but was \"%s\""
                .formatted(String.join(", ", options), name));
  }
}
