package org.inion.model.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as TorchScript. Its method {@code forward} takes the inputs, then all parameters as one
 * vector, then all buffers as one vector: one array to train, to clip, to average and to keep.
 *
 * @param graph of the network
 * @param output what it computes
 */
public record Script(Graph graph, Tensor output) {
  /** What is called where nothing else is named. */
  public static final String FORWARD = "forward";

  /** A method that gives its argument back: a call that costs nothing. */
  public static final String SAME = "same";

  /** Source of the module, in the form of a TorchScript archive. */
  public String source() {
    return source(Method.whole(FORWARD, graph, Method.Dropping.AS_CALLED, output).lines());
  }

  /** The source of a module of several methods, whose graphs declare the same parameters. */
  public static String ofMethods(List<Method> methods) {
    return source(methods.stream().flatMap(method -> method.lines().stream()).toList());
  }

  /** The source of a module whose methods are written by hand. */
  public static String source(List<String> lines) {
    List<String> all = new ArrayList<>();
    all.add("class Network(Module):");
    all.add("  __parameters__ = []");
    all.add("  __buffers__ = []");
    all.add("  training : bool");
    all.addAll(lines);
    Routine.calledIn(lines).forEach(routine -> all.addAll(routine.lines()));
    all.add("  def " + SAME + "(self: __torch__.Network, x: Tensor) -> Tensor:");
    all.add("    return x");
    return String.join("\n", all) + "\n";
  }
}
