package org.inion.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inion.error.BadSetupException;
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
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }
}
