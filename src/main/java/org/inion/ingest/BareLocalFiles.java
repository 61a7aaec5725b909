package org.inion.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

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

  /**
   * Creates a file by Java's own means: Hadoop starts a process for each, to set permissions, and
   * throws errors that nobody catches where the disk is full.
   */
  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short replicas,
      long block,
      Progressable progress)
      throws IOException {
    java.nio.file.Path file = pathToFile(path).toPath();
    Files.createDirectories(file.getParent());
    return new FSDataOutputStream(
        new BufferedOutputStream(overwrite ? Files.newOutputStream(file) : fresh(file), buffer),
        null);
  }

  private static OutputStream fresh(java.nio.file.Path file) throws IOException {
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(file + " is there already"); // Hadoop's own
    }
  }
}
