package org.inion.format.matlab;

import java.util.List;
import org.inion.format.bytes.ByteSpans;

/**
 * Bytes that are held in memory, in blocks of one size; the last may be shorter.
 *
 * @param blocks of {@link #BLOCK_BYTES}
 */
public record HeldSpans(List<byte[]> blocks, long size) implements ByteSpans {
  /** Small enough that a wrong size in a file costs little before the file ends. */
  public static final int BLOCK_BYTES = 1 << 18;

  public HeldSpans {
    blocks = List.copyOf(blocks);
  }

  @Override
  public void read(long position, byte[] into, int at, int length) {
    if (position < 0 || length < 0 || position + length > size) {
      throw new IndexOutOfBoundsException(
          "Invalid span: must lie in 0 … " + size + ", but began at " + position);
    }
    int done = 0;
    while (done < length) {
      long from = position + done;
      byte[] block = blocks.get((int) (from / BLOCK_BYTES));
      int inBlock = (int) (from % BLOCK_BYTES);
      int some = Math.min(length - done, block.length - inBlock);
      System.arraycopy(block, inBlock, into, at + done, some);
      done += some;
    }
  }
}
