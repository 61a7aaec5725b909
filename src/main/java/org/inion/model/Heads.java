package org.inion.model;

import java.util.Arrays;
import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.model.graph.Tensor;

/**
 * The targets of a network, whose outputs lie one after the other.
 *
 * @param all in the order of the outputs, and of the columns of labels
 */
public record Heads(List<Head> all) {

  /** <b>Throws</b> {@link BadSetupException} when there is none, or two have one name. */
  public Heads {
    all = List.copyOf(all);
    List<String> names = all.stream().map(Head::target).toList();
    if (names.isEmpty() || names.stream().distinct().count() != names.size()) {
      throw new BadSetupException(
          "Cannot build a network: its targets must be at least one, each named once, but were "
              + names);
    }
  }

  /** Of these targets. */
  public static Heads of(Head... heads) {
    return new Heads(List.of(heads));
  }

  /** How many outputs the network has. */
  public int outputs() {
    return first(all.size());
  }

  /** Where the outputs of a target begin. */
  public int first(int target) {
    return all.subList(0, target).stream().mapToInt(Head::outputs).sum();
  }

  /** The outputs of a target: {@code [B, outputs]} to {@code [B]}, or {@code [B, classes]}. */
  public Tensor slice(Tensor outputs, int target) {
    return all.get(target).slice(outputs, first(target));
  }

  /**
   * What is predicted of a target: the number itself, or the probability of each class, in order;
   * of two classes both.
   *
   * @param outputs of the network for one window
   */
  public float[] prediction(float[] outputs, int target) {
    if (outputs.length != outputs()) {
      throw new IllegalArgumentException(
          "Cannot predict: a window must have %d outputs, but had %d"
              .formatted(outputs(), outputs.length));
    }
    Head head = all.get(target);
    int first = first(target);
    return head.prediction(Arrays.copyOfRange(outputs, first, first + head.outputs()));
  }
}
