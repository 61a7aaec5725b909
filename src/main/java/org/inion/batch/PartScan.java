package org.inion.batch;

import java.io.IOException;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The record batches of one part, with every row of it in the order of the file. For one thread at
 * a time.
 */
public interface PartScan extends AutoCloseable {

  /** Whether there is another record batch; what the last one held is gone then. */
  boolean next() throws IOException;

  /** The present record batch. Whoever wants its memory for longer takes it over. */
  VectorSchemaRoot root() throws IOException;

  @Override
  void close() throws IOException;
}
