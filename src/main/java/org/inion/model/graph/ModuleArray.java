package org.inion.model.graph;

/**
 * An array that a module holds.
 *
 * @param name path of its layer and its own, as {@link Parameter} and {@link Buffer} have it
 * @param kind what it is to the module
 * @param shape without a batch size
 * @param values row by row, as many as the shape has elements
 */
@SuppressWarnings("ArrayRecordComponent") // made to be written
public record ModuleArray(String name, Kind kind, Shape shape, float[] values) {

  /** What an array is to its module. */
  public enum Kind {
    PARAMETER,
    BUFFER
  }

  /** <b>Throws</b> {@link IllegalArgumentException} when shape and values do not agree. */
  public ModuleArray {
    if (shape.elements() != values.length) {
      throw new IllegalArgumentException(
          "%s has %d values for %s".formatted(name, values.length, shape));
    }
  }

  /** Its name as an attribute of the module: the path with {@code _} between its parts. */
  public String attribute() {
    return Graph.identifier(name);
  }
}
