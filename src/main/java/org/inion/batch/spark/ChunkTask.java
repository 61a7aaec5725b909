package org.inion.batch.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileStore;
import org.inion.stage.SparkStage;
import org.inion.table.ChannelInputFile;
import org.inion.table.ColumnScan;
import org.inion.table.ColumnScan.Span;

/**
 * What an executor does: some row groups of a part as a stream of Arrow record batches.
 *
 * @param batchRows of a record batch, at most
 * @param unwanted rows whose values nobody needs, from the first row of the span on; they come
 *     without values
 */
record ChunkTask(
    FileStore files, FileEntry part, List<String> columns, int batchRows, BitSet unwanted)
    implements SparkStage.Work<Span, byte[]> {

  @Override
  public byte[] apply(Span span) throws IOException {
    Where where = Where.file(part.path());
    ChannelInputFile file =
        new ChannelInputFile(part.bytes(), () -> files.tree().open(part.path()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (BufferAllocator allocator = new RootAllocator();
        ColumnScan scan = ColumnScan.open(where, file, columns, span);
        VectorSchemaRoot root = RowEncoder.root(scan.schema(), allocator);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, bytes)) {
      RowEncoder encoder = new RowEncoder(root);
      int row = 0;
      for (Optional<Object[]> next = scan.next(); next.isPresent(); next = scan.next()) {
        if (unwanted.get(row++)) {
          encoder.addEmpty();
        } else {
          encoder.add(next.orElseThrow());
        }
        if (encoder.rows() == batchRows) {
          encoder.flush(writer);
        }
      }
      encoder.flush(writer);
      writer.end();
    }
    return bytes.toByteArray();
  }
}
