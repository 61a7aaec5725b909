package org.inion.task;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.inion.error.BadSetupException;

/**
 * What a task predicts.
 *
 * @param column of the windows table
 * @param kind a number or one of several classes
 * @param classes their values in the column, in the order of a model's outputs; empty for a number
 * @param unit of a number; empty where it has none
 * @param transform what a model is trained on instead of the number itself
 * @param of whether one subject has one value or each window its own
 */
public record Target(
    String column, Kind kind, List<String> classes, String unit, Transform transform, Of of) {

  /** What a model's output is. */
  public enum Kind {
    REGRESSION,
    CLASSES
  }

  /** What a number is turned into before training, and back from after prediction. */
  public enum Transform {
    /** Mean 0 and standard deviation 1 over the training subjects: {@link TargetScale}. */
    Z_SCORE,
    NONE
  }

  /** What has one value. */
  public enum Of {
    SUBJECT,
    WINDOW
  }

  /** <b>Throws</b> {@link BadSetupException} with everything that does not fit together. */
  public Target {
    Objects.requireNonNull(unit);
    Objects.requireNonNull(of);
    classes = List.copyOf(classes);
    List<String> problems = new ArrayList<>();
    if (column.isBlank()) {
      problems.add(
          "Invalid task: task.target.column must name a column of the windows table, but was empty."
              + " Set it, as in --set task.target.column=p_factor");
    }
    boolean distinct = new LinkedHashSet<>(classes).size() == classes.size();
    if (kind == Kind.CLASSES && (classes.size() < 2 || !distinct)) {
      problems.add(
          "Invalid task: task.target.classes must be two or more different names, but was "
              + classes);
    }
    if (kind == Kind.REGRESSION && !classes.isEmpty()) {
      problems.add(
          "Invalid task: task.target.classes must be empty for a regression, but was " + classes);
    }
    if (kind == Kind.CLASSES && transform == Transform.Z_SCORE) {
      problems.add("Invalid task: task.target.transform must be none for classes, but was z-score");
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }
}
