package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PageMemoryTest {
  @Test
  void whatIsClosedTwiceIsGivenToOneReaderAlone() {
    PageMemory closed = new PageMemory();
    closed.close();
    closed.close();
    try (PageMemory one = new PageMemory();
        PageMemory two = new PageMemory()) {
      ByteBuffer first = one.allocate(8);
      ByteBuffer second = two.allocate(8);
      first.putLong(0, 1);
      second.putLong(0, 2);
      assertThat(first.getLong(0)).isEqualTo(1);
    }
  }

  @Test
  void piecesOfARowGroupDoNotOverlapThoughTheMemoryGrows() {
    try (PageMemory memory = new PageMemory()) {
      ByteBuffer small = memory.allocate(1 << 19);
      small.put(0, (byte) 1);
      ByteBuffer large = memory.allocate(1 << 23);
      large.put(0, (byte) 2);
      ByteBuffer next = memory.allocate(16);
      next.put(0, (byte) 3);
      assertThat(small.get(0)).isEqualTo((byte) 1);
      assertThat(large.get(0)).isEqualTo((byte) 2);
      memory.reuse();
      assertThat(memory.allocate(1 << 23).capacity()).isEqualTo(1 << 23);
    }
  }
}
