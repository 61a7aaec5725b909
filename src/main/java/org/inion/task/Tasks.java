package org.inion.task;

import java.util.List;
import java.util.Optional;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;

/** The tasks there are, and how one is read from a configuration. */
public final class Tasks {
  /** Those that come with the project, in {@code conf/tasks}. */
  public static final List<String> NAMES =
      List.of("response-time", "externalizing", "age", "sex", "column");

  private static final String NONE = "none";
  private static final Target ANY =
      new Target(
          "none", Target.Kind.REGRESSION, List.of(), "", Target.Transform.NONE, Target.Of.SUBJECT);

  private Tasks() {}

  /** The references of a configuration that may hold a task. */
  public static Layers layers() {
    return Layers.reference("conf/preprocess.conf", "conf/task.conf");
  }

  /**
   * Lays a task's configuration on top.
   *
   * @param option that named it, for messages
   * @param nameOrFile one of {@link #NAMES}, or a file, whose name ends in {@code .conf}
   */
  public static Layers lay(Layers layers, String option, String nameOrFile) {
    return nameOrFile.endsWith(".conf")
        ? layers.file(nameOrFile)
        : layers.named(option, "task", "conf/tasks", nameOrFile, NAMES);
  }

  /**
   * The task of a configuration that must have one.
   *
   * @param act what cannot be done without, for the message
   * @throws BadSetupException with every problem
   */
  public static Task required(Settings settings, String act) {
    Optional<Task> task = of(settings);
    settings.check();
    return task.orElseThrow(
        () -> new BadSetupException("Cannot " + act + ": there is no task. Name one with --task."));
  }

  /**
   * The task of a configuration, or empty where it has none.
   *
   * @throws org.inion.error.BadSetupException with every problem
   */
  public static Optional<Task> of(Settings settings) {
    if (!settings.has("task.name") || settings.text("task.name").equals(NONE)) {
      return Optional.empty();
    }
    Target target = settings.build(() -> target(settings), ANY);
    Crop crop =
        settings.build(
            () -> crop(settings), new Crop(1, Crop.Train.CENTRE, Crop.Predict.CENTRE, 1));
    var windows = WindowKeys.windows(settings);
    var split = SplitKeys.read(settings);
    var exclusions = Exclusions.read(settings);
    Optional<Task> task =
        settings.build(
            () ->
                Optional.of(
                    new Task(
                        settings.text("task.name"),
                        settings.text("task.title"),
                        settings.list("task.recordings"),
                        target,
                        windows,
                        crop,
                        split,
                        exclusions,
                        settings.list("task.metrics"))),
            Optional.empty());
    settings.check();
    return task;
  }

  private static Target target(Settings settings) {
    String kind = settings.choice("task.target.kind", List.of("regression", "classes"));
    String transform = settings.choice("task.target.transform", List.of("z-score", "none"));
    String of = settings.choice("task.target.of", List.of("subject", "window"));
    return new Target(
        settings.text("task.target.column"),
        kind.equals("classes") ? Target.Kind.CLASSES : Target.Kind.REGRESSION,
        settings.list("task.target.classes"),
        settings.text("task.target.unit"),
        transform.equals("none") ? Target.Transform.NONE : Target.Transform.Z_SCORE,
        of.equals("window") ? Target.Of.WINDOW : Target.Of.SUBJECT);
  }

  private static Crop crop(Settings settings) {
    String train = settings.choice("task.crop.train", List.of("random", "centre"));
    String predict = settings.choice("task.crop.predict", List.of("centre", "mean"));
    return new Crop(
        settings.seconds("task.crop.length"),
        train.equals("random") ? Crop.Train.RANDOM : Crop.Train.CENTRE,
        predict.equals("mean") ? Crop.Predict.MEAN : Crop.Predict.CENTRE,
        settings.count("task.crop.crops"));
  }
}
