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
import org.inion.error.Where;

/** Some columns of one Parquet file as Arrow record batches, by Arrow's own native reader. */
final class ArrowScan implements PartScan {
  private final String path;
  private final FileSystemDatasetFactory factory;
  private final Dataset dataset;
  private final Scanner scanner;
  private final ArrowReader reader;

  private ArrowScan(
      String path,
      FileSystemDatasetFactory factory,
      Dataset dataset,
      Scanner scanner,
      ArrowReader reader) {
    this.path = path;
    this.factory = factory;
    this.dataset = dataset;
    this.scanner = scanner;
    this.reader = reader;
  }

  static ArrowScan of(PartScanner.Query query, BufferAllocator allocator) throws IOException {
    String path = query.part().path();
    FileSystemDatasetFactory factory =
        new FileSystemDatasetFactory(
            allocator, NativeMemoryPool.getDefault(), FileFormat.PARQUET, uri(path));
    try {
      Dataset dataset = factory.finish();
      String[] columns = query.columns().toArray(String[]::new);
      Scanner scanner = dataset.newScan(new ScanOptions(query.rows(), Optional.of(columns)));
      return new ArrowScan(path, factory, dataset, scanner, scanner.scanBatches());
    } catch (RuntimeException e) {
      factory.close();
      throw unreadable(path, e);
    }
  }

  private static String uri(String path) {
    Path file = path.startsWith("file:") ? Path.of(java.net.URI.create(path)) : Path.of(path);
    return file.toAbsolutePath().toUri().toString();
  }

  /** What the native reader says, in one line. */
  private static IOException unreadable(String path, RuntimeException error) {
    String reason = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    return new IOException(
        Where.file(path)
            .says(
                "Cannot read windows: the part must be whole Parquet, but the reader says: "
                    + reason),
        error);
  }

  @Override
  public boolean next() throws IOException {
    try {
      return reader.loadNextBatch();
    } catch (RuntimeException e) {
      throw unreadable(path, e);
    }
  }

  @Override
  public VectorSchemaRoot root() throws IOException {
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
