package org.inion.table;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes of a value, wherever they are until somebody wants them; until the next row is read. */
public interface StoredBytes {

  /** How many. */
  int length();

  /**
   * Puts all at the buffer's position, which moves behind them: the only copy that there is.
   *
   * @throws org.inion.error.BadDataException when the file ends too early
   * @throws IOException when it cannot be read, in words that name it
   */
  void putInto(ByteBuffer target) throws IOException;

  /**
   * All in memory, from the buffer's position to its limit; to be read only.
   *
   * @throws IOException as {@link #putInto}
   */
  ByteBuffer inMemory() throws IOException;

  /** Bytes that are in memory already. */
  static StoredBytes of(ByteBuffer bytes) {
    return new StoredBytes() {
      @Override
      public int length() {
        return bytes.remaining();
      }

      @Override
      public void putInto(ByteBuffer target) {
        target.put(bytes.duplicate());
      }

      @Override
      public ByteBuffer inMemory() {
        return bytes;
      }
    };
  }
}
