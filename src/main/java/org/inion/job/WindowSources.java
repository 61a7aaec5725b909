package org.inion.job;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.inion.batch.Target;
import org.inion.batch.WindowBatches;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowSource;
import org.inion.batch.spark.SparkScanner;
import org.inion.error.BadSetupException;
import org.inion.ingest.HadoopStore;
import org.inion.job.SparkSessions.JobSession;

/** Opens a windows folder for training: by Arrow where this machine reaches it, else by Spark. */
final class WindowSources {
  private WindowSources() {}

  /** Who reads the parts. */
  enum Reader {
    AUTO,
    ARROW,
    SPARK
  }

  /**
   * A folder that is open.
   *
   * @param session that reads it, if one does
   */
  record Open(WindowSource source, Reader reader, Optional<JobSession> session)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try {
        source.close();
      } finally {
        session.ifPresent(JobSession::close);
      }
    }
  }

  static Open open(
      String job, String path, Reader reader, WindowFilter filter, List<Target> targets)
      throws IOException {
    boolean local = path.startsWith("file:") || !path.contains("://");
    if (reader == Reader.ARROW && !local) {
      throw new BadSetupException(
          "[--source arrow] Cannot read %s: the folder must be on a disk of this machine, but is not. Give --source spark"
              .formatted(path));
    }
    if (reader == Reader.ARROW || (reader == Reader.AUTO && local)) {
      Path folder = path.startsWith("file:") ? Path.of(URI.create(path)) : Path.of(path);
      return new Open(WindowBatches.open(folder, filter, targets), Reader.ARROW, Optional.empty());
    }
    JobSession session = SparkSessions.open(job);
    try {
      JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.session().sparkContext());
      WindowSource source =
          SparkScanner.open(
              spark, new HadoopStore(spark.hadoopConfiguration()), path, filter, targets);
      return new Open(source, Reader.SPARK, Optional.of(session));
    } catch (IOException | RuntimeException e) {
      session.close();
      throw e;
    }
  }
}
