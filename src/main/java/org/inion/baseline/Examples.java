package org.inion.baseline;

import java.util.List;
import java.util.Map;
import org.inion.task.Task;

/**
 * The rows of a task, read from text.
 *
 * @param task what is asked
 * @param rows one a subject, or one a trial
 * @param excluded what rules left out, by rule: subjects, or recordings of trials
 * @param rejected one line for each file that cannot be read
 */
record Examples(
    Task task, List<Example> rows, Map<String, Integer> excluded, List<String> rejected) {

  Examples {
    rows = List.copyOf(rows);
    excluded = Map.copyOf(excluded);
    rejected = List.copyOf(rejected);
  }
}
