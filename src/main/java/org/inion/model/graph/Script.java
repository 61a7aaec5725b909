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
    return source(lines(methods));
  }

  /**
   * The source of a module that has arrays of its own, by the names of {@link ModuleArray}.
   *
   * @param methods for prediction
   */
  public static String withArrays(List<Method> methods, List<ModuleArray> arrays) {
    return source(arrays, lines(methods));
  }

  private static List<String> lines(List<Method> methods) {
    return methods.stream().flatMap(method -> method.lines().stream()).toList();
  }

  /** The source of a module whose methods are written by hand. */
  public static String source(List<String> lines) {
    return source(List.of(), lines);
  }

  private static String source(List<ModuleArray> arrays, List<String> lines) {
    List<String> all = new ArrayList<>();
    all.add("class Network(Module):");
    all.add("  __parameters__ = " + names(arrays, ModuleArray.Kind.PARAMETER));
    all.add("  __buffers__ = " + names(arrays, ModuleArray.Kind.BUFFER));
    all.add("  training : bool");
    arrays.forEach(array -> all.add("  " + array.attribute() + " : Tensor"));
    all.addAll(lines);
    Routine.calledIn(lines).forEach(routine -> all.addAll(routine.lines()));
    all.add("  def " + SAME + "(self: __torch__.Network, x: Tensor) -> Tensor:");
    all.add("    return x");
    return String.join("\n", all) + "\n";
  }

  /** A list of names, with a comma behind each, as libtorch reads it. */
  private static String names(List<ModuleArray> arrays, ModuleArray.Kind kind) {
    StringBuilder names = new StringBuilder("[");
    arrays.stream()
        .filter(array -> array.kind() == kind)
        .forEach(array -> names.append('"').append(array.attribute()).append("\", "));
    return names.append(']').toString();
  }
}
