package org.inion.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.dataset.scanner.Scanner;
import org.apache.arrow.dataset.source.Dataset;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.inion.batch.PartScanner.Query;
import org.inion.file.FileEntry;
import org.inion.table.SignalEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // close() may say that it was interrupted: nobody interrupts here
class RecordScanTest {
  private static final List<String> COLUMNS =
      List.of(
          "signal",
          "signal_scale",
          "dataset",
          "subject_id",
          "clean",
          "age_years",
          "window_index",
          "start_seconds");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"FLOAT32, 100", "FLOAT32, 4", "INT16, 100", "INT16, 1"})
  void givesTheValuesThatArrowsNativeReaderGives(SignalEncoding encoding, int rows)
      throws Exception {
    TinyWindows.write(folder, encoding);
    for (FileEntry part : FolderFiles.local(folder).parts()) {
      assertThat(ours(new Query(part, COLUMNS, rows, new BitSet())))
          .isNotEmpty()
          .isEqualTo(arrows(part));
    }
  }

  @Test
  void rowsThatNobodyWantsComeWithoutValuesInTheirPlaces() throws Exception {
    TinyWindows.write(folder, SignalEncoding.FLOAT32);
    FileEntry part = FolderFiles.local(folder).parts().get(0);
    List<List<Object>> expected = new ArrayList<>(ours(query(part, new BitSet())));
    BitSet unwanted = new BitSet();
    for (int row : new int[] {0, 4, 5, expected.size() - 1}) {
      unwanted.set(row);
      expected.set(row, Collections.nCopies(COLUMNS.size(), null));
    }
    assertThat(ours(query(part, unwanted))).isEqualTo(expected);
  }

  private static Query query(FileEntry part, BitSet unwanted) {
    return new Query(part, COLUMNS, 4, unwanted);
  }

  private static List<List<Object>> ours(Query query) throws Exception {
    List<List<Object>> all = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        RecordScan scan = RecordScan.local(query, allocator)) {
      while (scan.next()) {
        assertThat(scan.root().getRowCount()).isBetween(1, query.rows());
        add(scan.root(), all);
      }
    }
    return all;
  }

  private static List<List<Object>> arrows(FileEntry part) throws Exception {
    List<List<Object>> all = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        FileSystemDatasetFactory factory =
            new FileSystemDatasetFactory(
                allocator,
                NativeMemoryPool.getDefault(),
                FileFormat.PARQUET,
                Path.of(part.path()).toUri().toString());
        Dataset dataset = factory.finish();
        Scanner scanner =
            dataset.newScan(new ScanOptions(100, Optional.of(COLUMNS.toArray(String[]::new))));
        ArrowReader reader = scanner.scanBatches()) {
      while (reader.loadNextBatch()) {
        add(reader.getVectorSchemaRoot(), all);
      }
    }
    return all;
  }

  private static void add(VectorSchemaRoot root, List<List<Object>> all) {
    for (int row = 0; row < root.getRowCount(); row++) {
      List<Object> values = new ArrayList<>();
      for (String column : COLUMNS) {
        FieldVector vector = root.getVector(column);
        Object value = vector.getObject(row);
        values.add(
            value instanceof byte[] bytes
                ? Arrays.hashCode(bytes)
                : value == null || value instanceof Number ? value : value.toString());
      }
      all.add(values);
    }
  }
}
