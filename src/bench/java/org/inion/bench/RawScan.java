package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.dataset.source.Dataset;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.inion.table.SignalEncoding;

/**
 * Arrow's native scan of a folder's signals that looks at nothing: what batches are measured by.
 */
@SuppressWarnings("try") // close() may say that it was interrupted: nobody interrupts here
final class RawScan {
  private RawScan() {}

  /** Of those tried (64 to 32768), as fast as any. */
  private static final int BATCH_ROWS = 1024;

  static long run(Path folder, SignalEncoding encoding) throws IOException {
    return run(folder, encoding, BATCH_ROWS);
  }

  /** Scans the folder as one dataset and returns the number of rows. */
  static long run(Path folder, SignalEncoding encoding, int batchRows) throws IOException {
    List<String> columns =
        encoding == SignalEncoding.INT16 ? List.of("signal", "signal_scale") : List.of("signal");
    long rows = 0;
    try (RootAllocator allocator = new RootAllocator();
        FileSystemDatasetFactory factory =
            new FileSystemDatasetFactory(
                allocator,
                NativeMemoryPool.getDefault(),
                FileFormat.PARQUET,
                folder.toAbsolutePath().toUri().toString());
        Dataset dataset = factory.finish();
        Scanner scanner =
            dataset.newScan(
                new ScanOptions(batchRows, Optional.of(columns.toArray(String[]::new))));
        ArrowReader reader = scanner.scanBatches()) {
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
    return rows;
  }
}
