package org.inion.model.graph;

/**
 * A trained array of a network.
 *
 * @param name path of its layer and its own, such as {@code encoder.0.attention.out.weight}
 * @param shape without a batch size
 * @param initial what it holds before training
 * @param decay whether weight decay pulls at it
 * @param group of layers, from 0 at the input: for learning rates and freezing by depth
 */
public record Parameter(String name, Shape shape, Initializer initial, Decay decay, int group) {

  /** Whether weight decay pulls at a parameter: not at biases and norms. */
  public enum Decay {
    YES,
    NO
  }

  /** Number of values. */
  public int count() {
    return Math.toIntExact(shape.elements());
  }
}
