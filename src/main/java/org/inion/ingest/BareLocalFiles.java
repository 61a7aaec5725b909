package org.inion.ingest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
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
    return new FSDataOutputStream(
        new Failing(super.create(path, permission, overwrite, buffer, replicas, block, progress)),
        null);
  }

  /**
   * Hadoop's local disk throws an {@link FSError}, which nobody catches, where every other file
   * system throws an {@link IOException}: for a full disk above all.
   */
  private static final class Failing extends FilterOutputStream {
    Failing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (FSError e) {
        throw new IOException(Faults.reason(e), e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (FSError e) {
        throw new IOException(Faults.reason(e), e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } catch (FSError e) {
        throw new IOException(Faults.reason(e), e);
      }
    }
  }
}
