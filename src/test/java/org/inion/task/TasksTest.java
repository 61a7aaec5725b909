package org.inion.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.inion.config.Layers;
import org.inion.error.BadSetupException;
import org.inion.window.FixedWindows;
import org.inion.window.Split;
import org.inion.window.SplitTable;
import org.inion.window.Subject;
import org.inion.window.TrialWindows;
import org.junit.jupiter.api.Test;

/** The tasks in {@code conf/tasks} say what the challenge says. */
class TasksTest {
  private static Task task(String name, String... assignments) {
    Layers layers = Tasks.lay(Tasks.layers(), "--task", name);
    for (String assignment : assignments) {
      layers.set(assignment);
    }
    return Tasks.of(layers.resolve()).orElseThrow();
  }

  private static Subject child(String dataset, String id, String release) {
    return new Subject(dataset, id, Map.of("release", release));
  }

  @Test
  void responseTimeIsChallenge1() {
    Task task = task("response-time");
    assertThat(task.recordings()).containsExactly("contrastChangeDetection");
    assertThat(task.target())
        .isEqualTo(
            new Target(
                "response_time_seconds",
                Target.Kind.REGRESSION,
                List.of(),
                "s",
                Target.Transform.Z_SCORE,
                Target.Of.WINDOW));
    TrialWindows windows = (TrialWindows) task.windows();
    assertThat(windows.offsetSeconds()).isEqualTo(0.5);
    assertThat(windows.lengthSeconds()).isEqualTo(2);
    assertThat(windows.trials().stimuli().patterns())
        .containsExactly("left_target", "right_target");
    assertThat(task.metrics()).startsWith("nrmse");
  }

  @Test
  void externalizingIsChallenge2() {
    Task task = task("externalizing");
    assertThat(task.windows()).isEqualTo(new FixedWindows(4, 2));
    assertThat(task.crop()).isEqualTo(new Crop(2, Crop.Train.RANDOM, Crop.Predict.CENTRE, 1));
    assertThat(task.exclusions().subjects()).hasSize(9);
    assertThat(task.exclusions().shorterThanSeconds()).isEqualTo(4);
    assertThat(task.exclusions().channelCounts()).isEqualTo(Set.of(129));
    assertThat(task.exclusions().unlabelled()).containsExactly("externalizing");
  }

  @Test
  void theOfficialSplitIsByReleaseWithFoldsInsideTraining() {
    List<Subject> children =
        IntStream.range(0, 12)
            .mapToObj(
                i -> child("ds" + i % 3, "S" + i, List.of("R1", "R5", "R12", "R7").get(i % 4)))
            .toList();
    SplitTable sides = task("externalizing", "split.train-folds=3").split().of(children);
    assertThat(sides.counts())
        .isEqualTo(Map.of(Split.TRAIN, 6L, Split.VALIDATION, 3L, Split.TEST, 3L));
    assertThat(sides.assignments())
        .allSatisfy(
            one -> assertThat(one.fold().isPresent()).isEqualTo(one.split() == Split.TRAIN));
    assertThat(sides.assignments().stream().flatMapToInt(one -> one.fold().stream()))
        .containsOnly(0, 1, 2);
  }

  @Test
  void releasesOfTheStudyShareTheirSubjects() {
    List<Subject> twice =
        List.of(child("ds005505", "NDAR1", "R1"), child("R5_L100_bdf", "NDAR1", "R5"));
    assertThatThrownBy(() -> task("age").split().of(twice))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("\"NDAR1\"");
  }

  @Test
  void sexHasTwoClasses() {
    Task task = task("sex");
    assertThat(task.target().classes()).containsExactly("F", "M");
    assertThat(task.target().kind()).isEqualTo(Target.Kind.CLASSES);
  }

  @Test
  void everyTaskThatIsNamedCanBeRead() {
    for (String name : Tasks.NAMES) {
      assertThat(task(name, "task.target.column=age_years").name()).isEqualTo(name);
    }
  }

  @Test
  void aColumnMustBeNamed() {
    assertThatThrownBy(() -> task("column"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("task.target.column must name a column");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertThatThrownBy(
            () -> task("age", "task.crop.length=9 s", "task.target.classes=[a]", "task.metrics=[]"))
        .isInstanceOfSatisfying(
            BadSetupException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(3)
                    .anyMatch(one -> one.contains("task.crop.length must be at most"))
                    .anyMatch(one -> one.contains("task.metrics must name"))
                    .anyMatch(one -> one.contains("task.target.classes must be empty")));
  }

  @Test
  void withoutATaskThereIsNone() {
    assertThat(Tasks.of(Tasks.layers().resolve())).isEmpty();
  }
}
