package org.inion.job;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.inion.batch.FolderFiles;
import org.inion.batch.Target;
import org.inion.batch.WindowBatches;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowSource;
import org.inion.batch.spark.SparkScanner;
import org.inion.error.BadSetupException;
import org.inion.file.FileStore;
import org.inion.ingest.HadoopStore;
import org.inion.job.SparkSessions.JobSession;
import org.inion.train.TrainSettings.Source;
import org.inion.train.WindowFolder;

/** A windows folder that this process reads where this machine reaches it, else Spark. */
final class OpenFolder implements WindowFolder, AutoCloseable {
  private final FolderFiles files;
  private final Optional<JobSession> session;
  private final Opener opener;

  private interface Opener {
    WindowSource open(WindowFilter filter, List<Target> targets) throws IOException;
  }

  private OpenFolder(FolderFiles files, Optional<JobSession> session, Opener opener) {
    this.files = files;
    this.session = session;
    this.opener = opener;
  }

  /**
   * Opens a folder; Spark begins where it is to read.
   *
   * <p><b>Throws</b> {@link BadSetupException} when Arrow is to read what is not of this machine.
   *
   * @param job that wants it
   */
  static OpenFolder open(String job, String path, Source reader) {
    boolean local = path.startsWith("file:") || !path.contains("://");
    if (reader == Source.ARROW && !local) {
      throw new BadSetupException(
          "[%s] Cannot read windows by Arrow: the folder must be on a disk of this machine, but is not. Read it by spark"
              .formatted(path));
    }
    if (reader != Source.SPARK && local) {
      Path folder = path.startsWith("file:") ? Path.of(URI.create(path)) : Path.of(path);
      return new OpenFolder(
          FolderFiles.local(folder),
          Optional.empty(),
          (filter, targets) -> WindowBatches.open(folder, filter, targets));
    }
    JobSession session = SparkSessions.open(job);
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.session().sparkContext());
    FileStore store = new HadoopStore(spark.hadoopConfiguration());
    return new OpenFolder(
        new FolderFiles(store.tree(), path),
        Optional.of(session),
        (filter, targets) -> SparkScanner.open(spark, store, path, filter, targets));
  }

  /** Who reads it. */
  Source reader() {
    return session.isPresent() ? Source.SPARK : Source.ARROW;
  }

  @Override
  public FolderFiles files() {
    return files;
  }

  @Override
  public WindowSource open(WindowFilter filter, List<Target> targets) throws IOException {
    return opener.open(filter, targets);
  }

  @Override
  public void close() {
    session.ifPresent(JobSession::close);
  }
}
