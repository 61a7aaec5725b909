package org.inion.model.graph;

/**
 * A value in a graph.
 *
 * @param graph that computes it
 * @param name of its variable in the script
 * @param shape with the batch size open
 */
public record Tensor(Graph graph, String name, Shape shape) {

  @Override
  public String toString() {
    return name;
  }
}
