package org.inion.model.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Sizes of a tensor. The batch size is open until the network runs: the one dimension that holds it
 * is a multiple of it.
 *
 * @param sizes from outer to inner; a negative one, −k, stands for k times the batch size
 */
public record Shape(List<Long> sizes) {

  /** <b>Throws</b> {@link IllegalArgumentException} when a size is 0 or two are open. */
  public Shape {
    sizes = List.copyOf(sizes);
    if (sizes.contains(0L) || sizes.stream().filter(size -> size < 0).count() > 1) {
      throw new IllegalArgumentException("Invalid shape: " + sizes);
    }
  }

  /** A shape that does not depend on the batch. */
  public static Shape of(long... sizes) {
    return new Shape(Arrays.stream(sizes).boxed().toList());
  }

  /** The batch size, then these. */
  public static Shape batch(long... sizes) {
    return new Shape(LongStream.concat(LongStream.of(-1), Arrays.stream(sizes)).boxed().toList());
  }

  /** Number of dimensions. */
  public int rank() {
    return sizes.size();
  }

  /** A dimension that does not depend on the batch; from the end where negative. */
  public int size(int dimension) {
    long size = sizes.get(index(dimension));
    if (size < 0) {
      throw new IllegalArgumentException("Dimension " + dimension + " of " + this + " is open");
    }
    return Math.toIntExact(size);
  }

  /** This shape with another size in one dimension; from the end where negative. */
  public Shape with(int dimension, long size) {
    List<Long> changed = new ArrayList<>(sizes);
    changed.set(index(dimension), size);
    return new Shape(changed);
  }

  /** Some dimensions in a new order. */
  public Shape permuted(int... order) {
    return new Shape(Arrays.stream(order).mapToObj(sizes::get).toList());
  }

  /** This shape without one dimension; from the end where negative. */
  public Shape without(int dimension) {
    List<Long> fewer = new ArrayList<>(sizes);
    fewer.remove(index(dimension));
    return new Shape(fewer);
  }

  /** This shape and a last dimension more. */
  public Shape appended(long size) {
    List<Long> more = new ArrayList<>(sizes);
    more.add(size);
    return new Shape(more);
  }

  /** Number of elements; negative where it is a multiple of the batch size. */
  public long elements() {
    return sizes.stream().reduce(1L, (a, b) -> a * b);
  }

  /** As a list in TorchScript: the open size is -1. */
  public String script() {
    return sizes.stream()
        .map(size -> size < 0 ? "-1" : size.toString())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private int index(int dimension) {
    return dimension < 0 ? sizes.size() + dimension : dimension;
  }

  @Override
  public String toString() {
    return sizes.stream()
        .map(size -> size > 0 ? size.toString() : size == -1 ? "B" : -size + "·B")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
