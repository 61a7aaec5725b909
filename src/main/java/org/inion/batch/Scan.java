package org.inion.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.dataset.source.Dataset;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.util.AutoCloseables;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Some columns of one Parquet file as Arrow record batches, by Arrow's own native reader. */
final class Scan implements AutoCloseable {
  private final FileSystemDatasetFactory factory;
  private final Dataset dataset;
  private final Scanner scanner;
  private final ArrowReader reader;

  private Scan(
      FileSystemDatasetFactory factory, Dataset dataset, Scanner scanner, ArrowReader reader) {
    this.factory = factory;
    this.dataset = dataset;
    this.scanner = scanner;
    this.reader = reader;
  }

  /**
   * Begins to read a file.
   *
   * @param rows of a record batch, at most
   */
  static Scan of(Path file, BufferAllocator allocator, int rows, String... columns) {
    FileSystemDatasetFactory factory =
        new FileSystemDatasetFactory(
            allocator,
            NativeMemoryPool.getDefault(),
            FileFormat.PARQUET,
            file.toAbsolutePath().toUri().toString());
    Dataset dataset = factory.finish();
    Scanner scanner = dataset.newScan(new ScanOptions(rows, Optional.of(columns)));
    return new Scan(factory, dataset, scanner, scanner.scanBatches());
  }

  /** Whether there is another record batch; what the last one held is gone then. */
  boolean next() throws IOException {
    return reader.loadNextBatch();
  }

  /** The present record batch. */
  VectorSchemaRoot root() throws IOException {
    return reader.getVectorSchemaRoot();
  }

  @Override
  public void close() throws IOException {
    try {
      AutoCloseables.close(reader, scanner, dataset, factory);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
