package org.inion.model.graph;

/**
 * An array that a network carries along without training it, such as running statistics.
 *
 * @param name path of its layer and its own
 * @param initial what each element holds at first
 */
public record Buffer(String name, Shape shape, float initial) {

  /** Number of values. */
  public int count() {
    return Math.toIntExact(shape.elements());
  }
}
