package org.inion.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

class ReusedMemoryTest {
  private static final long BYTES = 1 << 18;

  @Test
  void whatWasGivenBackIsGivenOutAgain() {
    try (BufferAllocator allocator = ReusedMemory.allocator()) {
      ArrowBuf first = allocator.buffer(BYTES);
      first.setLong(BYTES - Long.BYTES, 7);
      long address = first.memoryAddress();
      first.close();
      try (ArrowBuf again = allocator.buffer(BYTES - 1);
          ArrowBuf other = allocator.buffer(BYTES)) {
        assertThat(again.memoryAddress()).isEqualTo(address);
        assertThat(other.memoryAddress()).isNotEqualTo(address);
        assertThat(allocator.getAllocatedMemory()).isEqualTo(2 * BYTES);
      }
      assertThat(allocator.getAllocatedMemory()).isZero();
    }
  }

  @Test
  void whatIsInUseIsNobodyElses() {
    try (BufferAllocator allocator = ReusedMemory.allocator();
        ArrowBuf kept = allocator.buffer(BYTES)) {
      kept.setLong(0, 42);
      kept.getReferenceManager().retain();
      kept.getReferenceManager().release(); // one of two holds on it
      try (ArrowBuf other = allocator.buffer(BYTES)) {
        other.setLong(0, 43);
        assertThat(kept.getLong(0)).isEqualTo(42);
      }
    }
  }
}
