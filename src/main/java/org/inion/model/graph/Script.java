package org.inion.model.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A network as TorchScript. Its method {@code forward} takes the inputs, then all parameters as one
 * vector, then all buffers as one vector: one array to train, to clip, to average and to keep.
 *
 * @param graph of the network
 * @param output what it computes
 */
public record Script(Graph graph, Tensor output) {
  /** A method that gives its argument back: a call that costs nothing. */
  public static final String SAME = "same";

  private static final String INDENT = "    ";

  /** Source of the module, in the form of a TorchScript archive. */
  public String source() {
    List<String> lines = new ArrayList<>();
    lines.add("class Network(Module):");
    lines.add("  __parameters__ = []");
    lines.add("  __buffers__ = []");
    lines.add("  training : bool");
    lines.add("  def forward(self: __torch__.Network,");
    List<String> arguments = new ArrayList<>(graph.inputs().stream().map(Tensor::name).toList());
    arguments.add("parameters");
    arguments.add("buffers");
    for (int i = 0; i < arguments.size(); i++) {
      String end = i < arguments.size() - 1 ? "," : ") -> Tensor:";
      lines.add(INDENT + arguments.get(i) + ": Tensor" + end);
    }
    lines.add(INDENT + "training = self.training");
    split(
        lines,
        "parameters",
        graph.parameters(),
        Parameter::count,
        Parameter::name,
        Parameter::shape);
    split(lines, "buffers", graph.buffers(), Buffer::count, Buffer::name, Buffer::shape);
    String path = "";
    for (Graph.Statement statement : graph.statements()) {
      if (!statement.path().equals(path)) {
        path = statement.path();
        lines.add(INDENT + "# " + path);
      }
      lines.add(
          INDENT
              + statement.result().name()
              + " = "
              + statement.expression()
              + "  # "
              + statement.result().shape());
    }
    lines.add(INDENT + "return " + output.name());
    lines.add("  def " + SAME + "(self: __torch__.Network, x: Tensor) -> Tensor:");
    lines.add(INDENT + "return x");
    return String.join("\n", lines) + "\n";
  }

  private static <T> void split(
      List<String> lines,
      String vector,
      List<T> arrays,
      ToIntFunction<T> count,
      java.util.function.Function<T, String> name,
      java.util.function.Function<T, Shape> shape) {
    if (arrays.isEmpty()) {
      return;
    }
    String sizes =
        arrays.stream()
            .map(array -> Integer.toString(count.applyAsInt(array)))
            .collect(Collectors.joining(", ", "[", "]"));
    lines.add(INDENT + "_" + vector + " = torch.split_with_sizes(" + vector + ", " + sizes + ")");
    for (int i = 0; i < arrays.size(); i++) {
      T array = arrays.get(i);
      lines.add(
          "%s%s = torch.view(_%s[%d], %s)"
              .formatted(
                  INDENT,
                  Graph.identifier(name.apply(array)),
                  vector,
                  i,
                  shape.apply(array).script()));
    }
  }
}
