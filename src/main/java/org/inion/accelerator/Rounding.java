package org.inion.accelerator;

/** Sizes of batches that hardware likes. */
public enum Rounding {
  /**
   * Cards: multiples of 64, below that of 32 and of 8 (matrix units take tiles of 8 or 16), below 8
   * powers of two.
   */
  CARD {
    @Override
    public int down(int size) {
      return size >= 64
          ? size - size % 64
          : size >= 32 ? 32 : size >= 8 ? size - size % 8 : Integer.highestOneBit(size);
    }
  },
  /** The CPU: powers of two. */
  CPU {
    @Override
    public int down(int size) {
      return Integer.highestOneBit(size);
    }
  };

  /** The rounding for a platform. */
  public static Rounding of(Accelerator.Kind kind) {
    return kind == Accelerator.Kind.CPU ? CPU : CARD;
  }

  /** The largest good size that is not above a positive one. */
  public abstract int down(int size);
}
