package org.inion.format.matlab;

import org.inion.error.Where;

/**
 * What reading one file may cost. Sizes and pointers in a broken file may say anything; whoever
 * follows them asks here first.
 */
public final class Allowance {
  private static final long MEMORY_BYTES = 32L << 20;
  private static final long STEPS = 16L << 20;
  private static final long INFLATED_BYTES = 1L << 30;

  private final Where where;
  private final long fileBytes;
  private long memoryLeft;
  private long stepsLeft;
  private long inflatedLeft;

  /** For a file of that size. */
  public Allowance(long fileBytes, Where where) {
    this.where = where;
    this.fileBytes = fileBytes;
    this.memoryLeft = 3 * fileBytes + MEMORY_BYTES;
    this.stepsLeft = 16 * fileBytes + STEPS;
    this.inflatedLeft = 8 * fileBytes + INFLATED_BYTES;
  }

  /**
   * Asks for memory, before it is taken.
   *
   * @throws org.inion.error.BadDataException when it is more than a file of this size should need
   */
  public void memory(long bytes) {
    if (bytes < 0 || bytes > memoryLeft) {
      throw tooMuch("memory for its values must be at most " + (3 * fileBytes + MEMORY_BYTES));
    }
    memoryLeft -= bytes;
  }

  /** Counts values that are looked at, so that pointers in a circle come to an end. */
  public void steps(long count) {
    stepsLeft -= count;
    if (stepsLeft < 0) {
      throw where.bad(
          "Cannot read the file: its parts must point to each other in the order of a tree, but"
              + " following them came to no end. The file is damaged; copy or save it again.");
    }
  }

  /** Counts bytes that come out of compressed blocks. */
  public void inflated(long bytes) {
    inflatedLeft -= bytes;
    if (inflatedLeft < 0) {
      throw tooMuch(
          "its compressed parts must unfold to at most " + (8 * fileBytes + INFLATED_BYTES));
    }
  }

  private RuntimeException tooMuch(String rule) {
    return where.bad(
        "Cannot read the file: "
            + rule
            + " bytes, but more is asked for in "
            + fileBytes
            + " bytes of file. If the file is sound, save the data beside it as .fdt.");
  }
}
