package org.inion.ingest;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.inion.file.FileStore;
import org.inion.file.FileTree;

/** Files to write on whatever Hadoop reaches: {@code file:}, {@code hdfs:}, {@code s3a:}. */
public final class HadoopStore implements FileStore {
  private static final long serialVersionUID = 1L;

  private final SerializableConfiguration hadoop;

  public HadoopStore(Configuration base) {
    this.hadoop = new SerializableConfiguration(Hadoop.configuration(base));
  }

  /**
   * A path that means the same in every process: a relative one is taken from where this one was
   * started. One with a scheme stays as it is.
   */
  public String absolute(String path) throws IOException {
    Path given = new Path(path);
    return given.toUri().getScheme() != null
        ? path
        : files(given).makeQualified(given).toUri().getPath();
  }

  @Override
  public FileTree tree() {
    return new HadoopFiles(hadoop.value());
  }

  @Override
  public WritableByteChannel create(String file) throws IOException {
    Path path = new Path(file);
    return Channels.newChannel(files(path).create(path, true));
  }

  @Override
  public void move(String from, String to) throws IOException {
    Path target = new Path(to);
    new Store(files(target)).move(new Path(from), target);
  }

  @Override
  public void delete(String path) throws IOException {
    Path target = new Path(path);
    new Store(files(target)).delete(target);
  }

  private FileSystem files(Path path) throws IOException {
    return path.getFileSystem(hadoop.value());
  }
}
