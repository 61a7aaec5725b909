package org.inion.ingest;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * The local disk without checksum files: they would lie among the parts of a table, and cost time.
 *
 * <p>It is a {@link LocalFileSystem}, not the raw one below it, because Hadoop casts to that where
 * it buffers on disk, as {@code s3a:} does with every file it writes.
 */
public final class BareLocalFiles extends LocalFileSystem {
  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    setWriteChecksum(false);
    setVerifyChecksum(false);
  }
}
