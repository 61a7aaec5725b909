package org.inion.format.matlab;

import java.util.Arrays;

/**
 * A part of a MAT-file that does not fit the rest of it, and where that was met. {@link
 * MatFiles#guarded} makes one line for people of it.
 */
public final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * A part that is not as it must be.
   *
   * @param problem in the form "a dimension must be >= 0, but was -3"
   */
  public Misfit(String problem) {
    this(problem, "");
  }

  private Misfit(String problem, String path) {
    super(problem);
    this.path = path;
  }

  /** The product of sizes, which a broken file may make too large to be told. */
  public static long product(String what, long... sizes) {
    long product = 1;
    try {
      for (long size : sizes) {
        product = Math.multiplyExact(product, size);
      }
    } catch (ArithmeticException e) {
      throw new Misfit(
          what + " must multiply to a number of 64 bits, but are " + Arrays.toString(sizes));
    }
    return product;
  }

  /** A size that an array of Java can have. */
  public static int size(String what, long size) {
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new Misfit(what + " must be at most 2147483647, but was " + size);
    }
    return (int) size;
  }

  /** The same, met in a variable, in a field, or in a value of a list, such as {@code (3)}. */
  public Misfit inside(String part) {
    String between = path.isEmpty() || path.startsWith("(") || path.startsWith("{") ? "" : ".";
    Misfit outer = new Misfit(getMessage(), part + between + path);
    outer.setStackTrace(getStackTrace());
    return outer;
  }

  /** Where it was met, such as {@code EEG.event.latency(3)}; empty where that is not known. */
  public String path() {
    return path;
  }
}
