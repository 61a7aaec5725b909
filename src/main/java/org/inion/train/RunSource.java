package org.inion.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param test what is scored once, at the end
 */
record RunSource(WindowSource training, WindowSource validation, Optional<WindowSource> test)
    implements AutoCloseable {

  /**
   * Opens both sides.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a side has no window, or both have a subject.
   */
  static RunSource open(WindowFolder folder, Task task, TrainSettings settings, RunSides sides)
      throws IOException {
    List<Set<SubjectId>> all = List.of(sides.training(), sides.validation(), sides.test());
    Set<SubjectId> seen = new LinkedHashSet<>();
    List<SubjectId> twice =
        all.stream().flatMap(Set::stream).filter(subject -> !seen.add(subject)).toList();
    if (!twice.isEmpty()) {
      throw new BadSetupException(
          "[%s] Cannot train: a subject must be on one side, but on two are: %s. Divide anew with jobs/split"
              .formatted(
                  folder.files().path(),
                  twice.stream()
                      .map(subject -> subject.dataset() + "/" + subject.subject())
                      .collect(Collectors.joining(", "))));
    }
    List<WindowSource> open = new ArrayList<>();
    try {
      open.add(side(folder, task, settings, sides.training(), "training"));
      open.add(side(folder, task, settings, sides.validation(), "validation"));
      if (!sides.test().isEmpty()) {
        open.add(side(folder, task, settings, sides.test(), "test"));
      }
      return new RunSource(open.get(0), open.get(1), open.stream().skip(2).findFirst());
    } catch (IOException | RuntimeException e) {
      for (WindowSource source : open) {
        source.close();
      }
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
        new WindowFilter(Optional.of(subjects), Set.copyOf(task.recordings()), cleanliness);
    List<Target> columns = settings.objective().columns(task);
    WindowSource source = folder.open(filter, columns);
    if (source.index().windows() == 0) {
      source.close();
      throw new BadSetupException(
          "[%s] Cannot train: the %s side must have windows, but none of its %d subjects' is left that is of %s, %s and has %s. Look at jobs/inspect; --set task.recordings=[] takes all tasks, --set train.data.windows=all flagged windows too; or divide anew with jobs/split"
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
    try (training;
        validation) {
      if (test.isPresent()) {
        test.get().close();
      }
    }
  }
}
