package org.inion.batch.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.inion.batch.PartScanner.Query;
import org.inion.batch.RecordScan;
import org.inion.file.FileStore;
import org.inion.stage.SparkStage;
import org.inion.table.ColumnScan.Span;

/**
 * What an executor does: some row groups of a part as a stream of Arrow record batches.
 *
 * @param query whose unwanted rows count from the first row of the span on
 */
record ChunkTask(FileStore files, Query query) implements SparkStage.Work<Span, byte[]> {

  @Override
  public byte[] apply(Span span) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (BufferAllocator allocator = new RootAllocator();
        RecordScan scan = RecordScan.open(files.tree(), query, span, allocator);
        ArrowStreamWriter writer = new ArrowStreamWriter(scan.root(), null, bytes)) {
      while (scan.next()) {
        writer.writeBatch();
      }
      writer.end();
    }
    return bytes.toByteArray();
  }
}
