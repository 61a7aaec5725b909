package org.inion.batch;

import java.io.IOException;
import java.util.Optional;

/** The batches of one epoch. To be closed, also before its end. */
public interface BatchStream extends AutoCloseable {

  /** The next batch; empty at the end. The last one may be smaller. */
  Optional<Batch> next() throws IOException;

  /** Number of windows of the whole epoch. */
  long windows();

  /** Where the time went so far. */
  default ReadTimes times() {
    return ReadTimes.NONE;
  }

  @Override
  void close() throws IOException;
}
