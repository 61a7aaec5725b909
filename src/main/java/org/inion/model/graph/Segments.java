package org.inion.model.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.model.graph.Graph.Statement;
import org.inion.model.graph.Method.Dropping;

/**
 * A graph cut where one group of layers ends and the next begins, so that the values inside a part
 * need not be kept for the backward pass: the part runs again from what went into it.
 *
 * <p><b>Source</b>: Chen 2016 (arXiv 1604.06174).
 *
 * @param parts from the first layers to the loss
 */
public record Segments(List<Segment> parts) {

  /**
   * A part of a graph, as two methods that take the graph's inputs, then what the part before gave.
   *
   * @param forward gives what the next part needs
   * @param pullBack takes a gradient for each of these as well, and gives the sum of all products:
   *     its gradient is that of the whole
   * @param carried number of values that it takes from the part before
   */
  public record Segment(Method forward, Method pullBack, int carried) {}

  public Segments {
    parts = List.copyOf(parts);
  }

  /** Cuts the graph of {@code result}. */
  public static Segments of(Graph graph, Tensor result) {
    List<Statement> statements = graph.statements();
    List<Integer> cuts = new ArrayList<>(List.of(0));
    for (int i = 1; i < statements.size(); i++) {
      if (statements.get(i).group() != statements.get(i - 1).group()) {
        cuts.add(i);
      }
    }
    cuts.add(statements.size());
    List<Segment> parts = new ArrayList<>();
    List<Tensor> carried = List.of();
    for (int i = 1; i < cuts.size(); i++) {
      boolean last = i == cuts.size() - 1;
      List<Tensor> next =
          last ? List.of(result) : List.copyOf(live(statements, cuts.get(i)).values());
      List<Statement> own = statements.subList(cuts.get(i - 1), cuts.get(i));
      parts.add(segment(graph, i - 1, carried, own, next));
      carried = next;
    }
    return new Segments(parts);
  }

  /** What is computed before a cut and used behind it. */
  private static Map<String, Tensor> live(List<Statement> statements, int cut) {
    Map<String, Tensor> before = new HashMap<>();
    statements.subList(0, cut).forEach(one -> before.put(one.result().name(), one.result()));
    Map<String, Tensor> live = new LinkedHashMap<>();
    for (Statement statement : statements.subList(cut, statements.size())) {
      for (String used : statement.uses()) {
        if (before.containsKey(used)) {
          live.put(used, before.get(used));
        }
      }
    }
    return live;
  }

  private static Segment segment(
      Graph graph, int number, List<Tensor> carried, List<Statement> own, List<Tensor> results) {
    List<Tensor> inputs = new ArrayList<>(graph.inputs());
    inputs.addAll(carried);
    Method forward = new Method("segment_" + number, graph, Dropping.ALWAYS, inputs, own, results);
    List<Tensor> withGradients = new ArrayList<>(inputs);
    List<Statement> products = new ArrayList<>(own);
    Shape scalar = Shape.of();
    Tensor total = null;
    for (Tensor result : results) {
      Tensor gradient = new Tensor(graph, "gradient_" + result.name(), result.shape());
      withGradients.add(gradient);
      Tensor product = new Tensor(graph, "pulled_" + result.name(), result.shape());
      products.add(statement(product, "torch.mul", result, gradient));
      Tensor sum = new Tensor(graph, "sum_" + result.name(), scalar);
      products.add(statement(sum, "torch.sum", product, "dtype=6"));
      Tensor more = sum;
      if (total != null) {
        more = new Tensor(graph, "total_" + result.name(), scalar);
        products.add(statement(more, "torch.add", total, sum));
      }
      total = more;
    }
    Method pullBack =
        new Method(
            "pull_back_" + number, graph, Dropping.ALWAYS, withGradients, products, List.of(total));
    return new Segment(forward, pullBack, carried.size());
  }

  private static Statement statement(Tensor result, String function, Tensor a, Object b) {
    return Graph.statement("", 0, result, function, a, b);
  }
}
