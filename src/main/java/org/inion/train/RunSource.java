package org.inion.train;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.inion.batch.SubjectId;
import org.inion.batch.Target;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowSource;
import org.inion.error.BadSetupException;
import org.inion.task.Task;
import org.inion.train.TrainSettings.Windows;

/**
 * The windows of a run, by side.
 *
 * @param training what is learnt from
 * @param validation what is scored
 */
record RunSource(WindowSource training, WindowSource validation) implements AutoCloseable {

  /**
   * Opens both sides.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a side has no window, or both have a subject.
   */
  static RunSource open(
      WindowFolder folder,
      Task task,
      TrainSettings settings,
      Set<SubjectId> train,
      Set<SubjectId> held)
      throws IOException {
    Set<SubjectId> both = new LinkedHashSet<>(train);
    both.retainAll(held);
    if (!both.isEmpty()) {
      throw new BadSetupException(
          "Cannot train: a subject must be on one side, but is on two: " + both);
    }
    WindowSource training = side(folder, task, settings, train, "training");
    try {
      return new RunSource(training, side(folder, task, settings, held, "validation"));
    } catch (IOException | RuntimeException e) {
      training.close();
      throw e;
    }
  }

  static WindowSource side(
      WindowFolder folder, Task task, TrainSettings settings, Set<SubjectId> subjects, String name)
      throws IOException {
    WindowFilter.Cleanliness cleanliness =
        settings.data().clean() == Windows.CLEAN
            ? WindowFilter.Cleanliness.CLEAN
            : WindowFilter.Cleanliness.ANY;
    WindowFilter filter =
        new WindowFilter(
            java.util.Optional.of(subjects), Set.copyOf(task.recordings()), cleanliness);
    List<Target> columns = settings.objective().columns(task);
    WindowSource source = folder.open(filter, columns);
    if (source.index().windows() == 0) {
      source.close();
      throw new BadSetupException(
          "[%s] Cannot train: the %s side must have windows, but none of its %d subjects' is left that is of %s, %s and has %s. Look at jobs/inspect, at task.recordings, at train.data.windows, or divide anew with jobs/split"
              .formatted(
                  folder.files().path(),
                  name,
                  subjects.size(),
                  task.recordings().isEmpty() ? "any task" : task.recordings(),
                  settings.data().clean() == Windows.CLEAN ? "clean" : "clean or not",
                  columns.stream().map(Target::column).toList()));
    }
    return source;
  }

  @Override
  public void close() throws IOException {
    try {
      training.close();
    } finally {
      validation.close();
    }
  }
}
