package org.inion.batch;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.util.MemoryUtil;

/**
 * Arrow's memory: what was given back is given out again, by its size. Fresh memory for each record
 * batch costs several times as much as to fill it. Safe for several threads.
 */
final class ReusedMemory implements AllocationManager.Factory {
  private static final ArrowBuf EMPTY = new ArrowBuf(ReferenceManager.NO_OP, null, 0, 0);

  /** Direct memory of the JVM, which goes back to it with this. */
  private final Map<Long, Deque<ByteBuffer>> idle = new ConcurrentHashMap<>();

  /** An allocator with such memory of its own. */
  static BufferAllocator allocator() {
    return new RootAllocator(
        RootAllocator.configBuilder().allocationManagerFactory(new ReusedMemory()).build());
  }

  @Override
  public AllocationManager create(BufferAllocator accounting, long size) {
    Deque<ByteBuffer> same = idle.computeIfAbsent(size, unseen -> new ConcurrentLinkedDeque<>());
    ByteBuffer returned = same.pollFirst();
    return new Piece(
        accounting,
        returned == null ? ByteBuffer.allocateDirect(Math.toIntExact(size)) : returned,
        same);
  }

  @Override
  public ArrowBuf empty() {
    return EMPTY;
  }

  private static final class Piece extends AllocationManager {
    private final ByteBuffer bytes;
    private final Deque<ByteBuffer> same;

    Piece(BufferAllocator accounting, ByteBuffer bytes, Deque<ByteBuffer> same) {
      super(accounting);
      this.bytes = bytes;
      this.same = same;
    }

    @Override
    public long getSize() {
      return bytes.capacity();
    }

    @Override
    protected long memoryAddress() {
      return MemoryUtil.getByteBufferAddress(bytes);
    }

    @Override
    protected void release0() {
      same.addFirst(bytes);
    }
  }
}
