package org.inion.batch.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.inion.batch.PartScan;
import org.inion.batch.PartScanner.Query;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.file.FileStore;
import org.inion.stage.SparkStage;
import org.inion.table.ColumnScan.Span;

/** A part in chunks of some row groups: one task each, begun when the chunk before is used up. */
final class SparkScan implements PartScan {
  private final SparkStage stage;
  private final FileStore files;
  private final Query query;
  private final long chunkBytes;
  private final BufferAllocator allocator;
  private Optional<ArrowStreamReader> chunk = Optional.empty();
  private long from;
  private int rows;

  SparkScan(
      SparkStage stage, FileStore files, Query query, long chunkBytes, BufferAllocator allocator) {
    this.stage = stage;
    this.files = files;
    this.query = query;
    this.chunkBytes = chunkBytes;
    this.allocator = allocator;
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      if (chunk.isPresent()) {
        if (chunk.orElseThrow().loadNextBatch()) {
          rows += root().getRowCount();
          return true;
        }
        closeChunk();
      }
      if (from >= query.part().bytes()) {
        return false;
      }
      Span span = new Span(from, Math.min(from + chunkBytes, query.part().bytes()));
      from = span.toExclusive();
      chunk = Optional.of(new ArrowStreamReader(new ByteArrayInputStream(fetch(span)), allocator));
    }
  }

  private byte[] fetch(Span span) throws IOException {
    BitSet all = query.unwanted();
    BitSet unwanted = all.get(rows, Math.max(rows, all.length()));
    ChunkTask task =
        new ChunkTask(files, new Query(query.part(), query.columns(), query.rows(), unwanted));
    List<byte[]> encoded = new ArrayList<>(1);
    try {
      stage.run(new ArrayList<>(List.of(span)), 1, Span::from, task, encoded::add);
    } catch (BadDataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          Where.file(query.part().path())
              .says(
                  "Cannot read windows: an executor must be able to read the part, but says: "
                      + reason(e)),
          e);
    }
    return encoded.get(0);
  }

  private static String reason(Exception error) {
    return error.getMessage() == null
        ? error.getClass().getSimpleName()
        : error.getMessage().lines().findFirst().orElse("");
  }

  @Override
  public VectorSchemaRoot root() throws IOException {
    return chunk.orElseThrow().getVectorSchemaRoot();
  }

  private void closeChunk() throws IOException {
    if (chunk.isPresent()) {
      ArrowStreamReader open = chunk.orElseThrow();
      chunk = Optional.empty();
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    closeChunk();
  }
}
