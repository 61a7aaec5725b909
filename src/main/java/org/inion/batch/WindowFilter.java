package org.inion.batch;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which windows are wanted.
 *
 * @param subjects whose windows; empty for all
 * @param tasks of which recordings; empty for all
 * @param cleanliness whether flagged windows are wanted
 */
public record WindowFilter(
    Optional<Set<SubjectId>> subjects, Set<String> tasks, Cleanliness cleanliness) {

  /** Every window that has its labels. */
  public static final WindowFilter ALL =
      new WindowFilter(Optional.empty(), Set.of(), Cleanliness.ANY);

  /** Whether flagged windows are wanted. */
  public enum Cleanliness {
    ANY,
    CLEAN
  }

  public WindowFilter {
    subjects = subjects.map(Set::copyOf);
    tasks = Set.copyOf(tasks);
    Objects.requireNonNull(cleanliness);
  }

  /** The same for some subjects. */
  public WindowFilter of(Set<SubjectId> chosen) {
    return new WindowFilter(Optional.of(chosen), tasks, cleanliness);
  }

  /** The same windows, if they have no flag. */
  public WindowFilter clean() {
    return new WindowFilter(subjects, tasks, Cleanliness.CLEAN);
  }

  boolean wants(SubjectId subject) {
    return subjects.map(wanted -> wanted.contains(subject)).orElse(true);
  }

  boolean accepts(SubjectId subject, Optional<String> task, Cleanliness present) {
    return wants(subject)
        && (tasks.isEmpty() || task.map(tasks::contains).orElse(false))
        && (cleanliness == Cleanliness.ANY || present == Cleanliness.CLEAN);
  }
}
