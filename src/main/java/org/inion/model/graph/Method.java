package org.inion.model.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method of a script: some statements of a graph. One that learns takes, beside its inputs, all
 * parameters as one vector, then all buffers as one vector; one that predicts alone finds them in
 * the module, by their names.
 *
 * @param name of the method
 * @param graph of the statements
 * @param dropping whether dropout drops and batch normalisation learns
 * @param inputs what it takes
 * @param statements in order
 * @param results what it gives: a tensor, or a list of several
 */
public record Method(
    String name,
    Graph graph,
    Dropping dropping,
    List<Tensor> inputs,
    List<Graph.Statement> statements,
    List<Tensor> results) {
  private static final String INDENT = "    ";

  /** Whether dropout drops and batch normalisation learns. */
  public enum Dropping {
    /** As the module is in training or not. */
    AS_CALLED("self.training"),
    ALWAYS("True"),
    NEVER("False");

    private final String script;

    Dropping(String script) {
      this.script = script;
    }
  }

  public Method {
    inputs = List.copyOf(inputs);
    statements = List.copyOf(statements);
    results = List.copyOf(results);
  }

  /** All statements of a graph, from its inputs to one result. */
  public static Method whole(String name, Graph graph, Dropping dropping, Tensor result) {
    return new Method(name, graph, dropping, graph.inputs(), graph.statements(), List.of(result));
  }

  /** All statements of a graph for prediction, whose arrays are the module's own. */
  public static Method predicting(String name, Graph graph, Tensor result) {
    if (graph.use() != Graph.Use.PREDICTION) {
      throw new IllegalArgumentException("A graph for training");
    }
    return whole(name, graph, Dropping.NEVER, result);
  }

  private boolean ownsArrays() {
    return graph.use() == Graph.Use.PREDICTION;
  }

  /** Its lines in the class. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  def " + name + "(self: __torch__.Network,");
    List<String> arguments = new ArrayList<>(inputs.stream().map(Tensor::name).toList());
    if (!ownsArrays()) {
      arguments.add("parameters");
      arguments.add("buffers");
    }
    String type = results.size() == 1 ? "Tensor" : "List[Tensor]";
    for (int i = 0; i < arguments.size(); i++) {
      String end = i < arguments.size() - 1 ? "," : ") -> " + type + ":";
      lines.add(INDENT + arguments.get(i) + ": Tensor" + end);
    }
    Set<String> used = used();
    if (ownsArrays()) {
      own(lines);
    } else {
      lines.add(INDENT + "training = " + dropping.script);
      split(lines, used);
    }
    String path = "";
    for (Graph.Statement statement : statements) {
      if (!statement.path().equals(path)) {
        path = statement.path();
        lines.add(INDENT + "# " + path);
      }
      lines.add(
          "%s%s = %s  # %s"
              .formatted(
                  INDENT,
                  statement.result().name(),
                  statement.expression(),
                  statement.result().shape()));
    }
    String list = results.stream().map(Tensor::name).collect(Collectors.joining(", "));
    lines.add(INDENT + "return " + (results.size() == 1 ? list : "[" + list + "]"));
    return lines;
  }

  private Set<String> used() {
    Set<String> used = new LinkedHashSet<>();
    statements.forEach(statement -> used.addAll(statement.uses()));
    results.forEach(result -> used.add(result.name()));
    return used;
  }

  private void own(List<String> lines) {
    Stream.concat(
            graph.parameters().stream().map(Parameter::name),
            graph.buffers().stream().map(Buffer::name))
        .map(Graph::identifier)
        .forEach(name -> lines.add("%s%s = self.%s".formatted(INDENT, name, name)));
  }

  private void split(List<String> lines, Set<String> used) {
    List<Parameter> parameters = graph.parameters();
    List<Buffer> buffers = graph.buffers();
    if (!parameters.isEmpty()) {
      pieces(lines, "parameters", "parameters", parameters, Parameter::count);
    }
    boolean narrows = graph.precision() != Precision.FLOAT32;
    if (narrows && !parameters.isEmpty()) {
      String narrow = "torch.to(parameters, " + graph.precision().scalarType() + ")";
      pieces(lines, "narrow", narrow, parameters, Parameter::count);
    }
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      String identifier = Graph.identifier(parameter.name());
      view(lines, used, identifier, narrows ? "narrow" : "parameters", i, parameter.shape());
      view(lines, used, Graph.wideName(identifier), "parameters", i, parameter.shape());
    }
    if (!buffers.isEmpty()) {
      pieces(lines, "buffers", "buffers", buffers, Buffer::count);
    }
    for (int i = 0; i < buffers.size(); i++) {
      String identifier = Graph.identifier(buffers.get(i).name());
      view(lines, used, identifier, "buffers", i, buffers.get(i).shape());
    }
  }

  private static <T> void pieces(
      List<String> lines, String name, String vector, List<T> arrays, ToIntFunction<T> count) {
    String sizes =
        arrays.stream()
            .map(array -> Integer.toString(count.applyAsInt(array)))
            .collect(Collectors.joining(", ", "[", "]"));
    lines.add("%s_%s = torch.split_with_sizes(%s, %s)".formatted(INDENT, name, vector, sizes));
  }

  private static void view(
      List<String> lines, Set<String> used, String name, String pieces, int piece, Shape shape) {
    if (used.contains(name)) {
      lines.add(
          "%s%s = torch.view(_%s[%d], %s)".formatted(INDENT, name, pieces, piece, shape.script()));
    }
  }
}
