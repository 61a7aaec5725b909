package org.inion.bench;

import java.util.Set;
import org.inion.model.FoundationTransformer;
import org.inion.model.graph.Graph;

/**
 * What a graph computes in float32, as if each result were kept for the backward pass: more than is
 * kept, for some operations need only what went in. Views share their input's memory.
 */
final class ActivationBytes {
  private static final Set<String> VIEWS =
      Set.of(
          "torch.permute",
          "torch.select",
          "torch.slice",
          "torch.split_with_sizes",
          "torch.__getitem__",
          "torch.expand");

  private ActivationBytes() {}

  /** Of the default transformer. */
  static double of(int batch) {
    Graph graph = FoundationTransformer.DEFAULT.build(Contest.WINDOW, 1).graph();
    return graph.statements().stream()
            .filter(one -> !VIEWS.contains(function(one.expression())))
            .mapToLong(one -> one.result().shape().elements())
            .map(elements -> elements < 0 ? -elements * batch : elements)
            .sum()
        * (double) Float.BYTES;
  }

  private static String function(String expression) {
    return expression.substring(0, expression.indexOf('('));
  }
}
