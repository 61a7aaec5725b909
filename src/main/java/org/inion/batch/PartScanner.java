package org.inion.batch;

import java.io.IOException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.inion.file.FileEntry;

/**
 * Reads parts of a windows table as Arrow record batches, wherever they lie. Several threads may
 * use it at once, each a scan of its own.
 */
public interface PartScanner {

  /** Begins to read a part. What it reads lies in memory of the allocator. */
  PartScan scan(Query query, BufferAllocator allocator) throws IOException;

  /**
   * What is read of a part.
   *
   * @param part its file
   * @param columns their names
   * @param rows of a record batch, at most
   * @param unwanted rows whose values nobody needs: a scan may leave them out
   */
  record Query(FileEntry part, List<String> columns, int rows, BitSet unwanted)
      implements Serializable {
    public Query {
      Objects.requireNonNull(part);
      Objects.requireNonNull(unwanted);
      columns = List.copyOf(columns);
    }
  }
}
