package org.inion.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.inion.error.Where;
import org.inion.metric.Metric;
import org.inion.metric.Metrics;
import org.inion.table.PredictionContract;

/**
 * What was predicted.
 *
 * @param task its name; empty where nothing says
 * @param target name of the label
 * @param unit of label and prediction, empty for none
 * @param classes names of class 0 and class 1; empty for numbers
 * @param metrics names of those that it is judged by
 * @param models fingerprints of the models that predicted
 * @param origin where the recordings come from
 */
public record Question(
    String task,
    String target,
    String unit,
    List<String> classes,
    List<String> metrics,
    List<String> models,
    Origin origin) {

  public Question {
    classes = List.copyOf(classes);
    metrics = List.copyOf(metrics);
    models = List.copyOf(models);
  }

  /** Of a file that says nothing of itself. */
  public static Question unstated(List<String> classes) {
    return new Question("", "label", "", classes, List.of(), List.of(), Origin.UNSTATED);
  }

  static Question of(PredictionContract contract) {
    return new Question(
        contract.task(),
        contract.target(),
        contract.unit(),
        contract.classes(),
        contract.metrics(),
        List.of(contract.model()),
        contract.simulated() ? Origin.SIMULATED : Origin.RECORDED);
  }

  /** Whether numbers or classes were predicted. */
  public Metric.Target kind() {
    return classes.isEmpty() ? Metric.Target.NUMBER : Metric.Target.TWO_CLASSES;
  }

  /** The metrics to show where none is asked for: those of the task, then the usual ones. */
  public List<Metric> usualMetrics() {
    Set<Metric> found = new LinkedHashSet<>();
    metrics.stream()
        .map(Metrics::named)
        .filter(metric -> metric.target() == kind())
        .forEach(found::add);
    found.addAll(Metrics.usual(kind()));
    return List.copyOf(found);
  }

  /**
   * Both as one, which they must be but for the model.
   *
   * @throws org.inion.error.BadDataException when they differ
   */
  Question and(Question other, Where where) {
    List<String> differences = new ArrayList<>();
    note(differences, "task", task, other.task);
    note(differences, "target", target, other.target);
    note(differences, "unit", unit, other.unit);
    note(differences, "classes", classes, other.classes);
    note(differences, "recordings", origin, other.origin);
    if (!differences.isEmpty()) {
      throw where.bad(
          "Cannot put predictions together: all must be of one task, but differ in "
              + String.join("; ", differences)
              + ". Evaluate them one by one.");
    }
    Set<String> allModels = new LinkedHashSet<>(models);
    allModels.addAll(other.models);
    return new Question(task, target, unit, classes, metrics, List.copyOf(allModels), origin);
  }

  private static void note(List<String> differences, String what, Object here, Object there) {
    if (!here.equals(there)) {
      differences.add(what + " (" + here + ", " + there + ")");
    }
  }
}
