package org.inion.table;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.parquet.bytes.ByteBufferAllocator;

/**
 * Memory for the pages of one row group after the other: taken once, used again, and left to the
 * next reader. Fresh memory for each row group costs as much as reading it.
 */
final class PageMemory implements ByteBufferAllocator, Closeable {
  private static final int LEAST_BYTES = 1 << 20;

  /** What is larger is left to the garbage collector. */
  private static final int MOST_IDLE_BYTES = 1 << 28;

  private static final ByteBuffer NONE = ByteBuffer.allocateDirect(0);

  /** Blocks that nobody uses: as many as there were readers at the same time. */
  private static final ConcurrentLinkedDeque<ByteBuffer> IDLE = new ConcurrentLinkedDeque<>();

  private ByteBuffer block;
  private int used;

  PageMemory() {
    ByteBuffer idle = IDLE.pollFirst();
    block = idle == null ? ByteBuffer.allocateDirect(LEAST_BYTES) : idle;
  }

  /** All that was given out may be overwritten from now on. */
  void reuse() {
    used = 0;
  }

  @Override
  public ByteBuffer allocate(int bytes) {
    if (block.capacity() - used < bytes) {
      // What was given out keeps the smaller block alive.
      int grown =
          (int) Math.min(2L * block.capacity(), Math.max(block.capacity(), MOST_IDLE_BYTES));
      block = ByteBuffer.allocateDirect(Math.max(bytes, grown));
      used = 0;
    }
    ByteBuffer memory = block.slice(used, bytes);
    used += bytes;
    return memory;
  }

  @Override
  public void release(ByteBuffer memory) {
    // Given back all at once, by reuse().
  }

  @Override
  public boolean isDirect() {
    return true;
  }

  @Override
  public void close() {
    if (block.capacity() > 0 && block.capacity() <= MOST_IDLE_BYTES) {
      IDLE.addFirst(block);
    }
    block = NONE; // closed twice, it is given away once
  }
}
