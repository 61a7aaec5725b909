package org.inion.batch.spark;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.spark.api.java.JavaSparkContext;
import org.inion.batch.FolderFiles;
import org.inion.batch.PartScan;
import org.inion.batch.PartScanner;
import org.inion.batch.Target;
import org.inion.batch.WindowBatches;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowSource;
import org.inion.file.FileStore;
import org.inion.stage.SparkStage;

/** Has executors read the parts. */
public final class SparkScanner implements PartScanner {
  /** Of a part's file: what a task reads and the driver holds, but for larger row groups. */
  static final long CHUNK_BYTES = 32L << 20;

  private final SparkStage stage;
  private final FileStore files;
  private final long chunkBytes;

  SparkScanner(JavaSparkContext spark, FileStore files, long chunkBytes) {
    this.stage = new SparkStage(spark);
    this.files = files;
    this.chunkBytes = chunkBytes;
  }

  /**
   * Opens a windows folder wherever executors reach it.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} when it is none.
   *
   * @param files as tasks reach them
   * @param path of the folder
   */
  public static WindowSource open(
      JavaSparkContext spark,
      FileStore files,
      String path,
      WindowFilter filter,
      List<Target> targets)
      throws IOException {
    return WindowBatches.open(
        new FolderFiles(files.tree(), path),
        new SparkScanner(spark, files, CHUNK_BYTES),
        filter,
        targets);
  }

  @Override
  public PartScan scan(Query query, BufferAllocator allocator) {
    return new SparkScan(stage, files, query, chunkBytes, allocator);
  }
}
