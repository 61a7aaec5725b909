package org.inion.ingest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

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

  /**
   * Renames a folder, or fails and changes nothing. Hadoop would copy a folder that cannot be
   * renamed, a mount point for one, and delete it: a table would leave its disk.
   */
  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (!exists(from) || getFileStatus(from).isFile() || exists(to)) {
      return super.rename(from, to);
    }
    Files.move(pathToFile(from).toPath(), pathToFile(to).toPath(), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }
}
