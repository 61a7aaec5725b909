package org.inion.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.batch.Target;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.task.Task;

/**
 * What is learnt beside the task's own target, and by which loss.
 *
 * @param loss of the task's target; empty for the usual one
 * @param huberDelta from where on an error counts by itself
 * @param also further columns and the weight of each
 * @param classes of those among them that hold words
 */
public record Objectives(
    Optional<String> loss,
    double huberDelta,
    Map<String, Double> also,
    Map<String, List<String>> classes) {

  public Objectives {
    also = Map.copyOf(also);
    classes = Map.copyOf(classes);
  }

  /** The heads of a network for a task, its own target first. */
  public Heads heads(Task task) {
    List<Head> heads = new ArrayList<>();
    org.inion.task.Target target = task.target();
    int classCount = target.classes().size();
    heads.add(head(target.column(), loss.orElse(usual(classCount)), classCount, 1));
    also.keySet().stream()
        .sorted()
        .forEach(
            column -> {
              int count = classes.getOrDefault(column, List.of()).size();
              heads.add(head(column, usual(count), count, also.get(column)));
            });
    return new Heads(heads);
  }

  private Head head(String column, String name, int classCount, double weight) {
    Loss chosen = Loss.named(name, huberDelta);
    int outputs = chosen.kind() == Head.Kind.CLASSES ? classCount : 1;
    return new Head(column, chosen, outputs, weight);
  }

  private static String usual(int classCount) {
    return classCount == 0 ? "huber" : classCount == 2 ? "binary-cross-entropy" : "cross-entropy";
  }

  /** The columns of labels that the heads are compared with, in their order. */
  public List<Target> columns(Task task) {
    List<Target> columns = new ArrayList<>();
    columns.add(new Target(task.target().column(), task.target().classes()));
    also.keySet().stream()
        .sorted()
        .forEach(
            column -> columns.add(new Target(column, classes.getOrDefault(column, List.of()))));
    return columns;
  }
}
