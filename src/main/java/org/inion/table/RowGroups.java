package org.inion.table;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.inion.error.Where;

/**
 * Rows of a Parquet file, row group by row group, with parquet-mr's footers, pages and values. The
 * memory of the pages is used again, rows are put together by ourselves, and bytes that lie in a
 * file of this machine as they are wait there until somebody wants them.
 */
final class RowGroups implements Closeable {
  private static final int LARGEST_CHUNK = 1 << 30;

  private final Where where;
  private final SeekableByteChannel channel;
  private final PageMemory memory;
  private final ParquetFileReader file;
  private final Iterator<BlockMetaData> blocks;
  private final Map<Integer, PlainColumn> plain = new LinkedHashMap<>();
  private Optional<RowDecoder> rows = Optional.empty();
  private long left;
  private long first;
  private long done;

  /**
   * Opens a file: those row groups whose middle lies in a span.
   *
   * @param where the file, for errors
   * @throws org.inion.error.BadDataException when the file is not whole Parquet
   */
  RowGroups(Where where, ChannelInputFile input, ColumnScan.Span span) throws IOException {
    this.where = where;
    channel = input.opener().open();
    memory = new PageMemory();
    try {
      file =
          ParquetFileReader.open(
              new ChannelInputFile(input.bytes(), () -> channel), // closed by it
              ParquetReadOptions.builder()
                  .withAllocator(memory)
                  .withMaxAllocationInBytes(LARGEST_CHUNK)
                  .withRange(span.from(), span.toExclusive())
                  .build());
    } catch (RuntimeException | EOFException e) {
      memory.close();
      channel.close();
      // So says parquet-mr of a file that is something else.
      throw where.bad(
          "Cannot read the table: it must be a whole Parquet file, but: %s. Write it anew"
              .formatted(reason(e)),
          e);
    } catch (IOException e) {
      memory.close();
      channel.close();
      throw e;
    }
    // As parquet-mr goes through them.
    blocks = file.getRowGroups().stream().filter(block -> block.getRowCount() > 0).iterator();
  }

  /** All columns, as the file has them. */
  MessageType columns() {
    return file.getFileMetaData().getSchema();
  }

  /**
   * Chooses what is read.
   *
   * @param chosen kinds of the columns, in the order of a row
   * @param types the same as the file has them
   */
  void choose(Schema chosen, List<Type> types) {
    List<Type> decoded = new ArrayList<>();
    for (Type type : types) {
      // Where a request is dear, pages come whole.
      Column.Kind kind = chosen.columns().get(chosen.position(type.getName())).kind();
      if (channel instanceof FileChannel local && kind == Column.Kind.BINARY && isPlain(type)) {
        ColumnDescriptor column = columns().getColumnDescription(new String[] {type.getName()});
        plain.put(
            chosen.position(type.getName()), new PlainColumn(where, column, new FileBytes(local)));
      } else {
        decoded.add(type);
      }
    }
    MessageType wanted = new MessageType(chosen.name(), decoded);
    rows = Optional.of(new RowDecoder(chosen, wanted, file.getFileMetaData().getCreatedBy()));
    file.setRequestedSchema(wanted);
  }

  /** Whether all that is read of a column are bytes as they are. */
  private boolean isPlain(Type type) {
    return file.getRowGroups().stream()
        .allMatch(block -> chunk(block, type.getName()).filter(PlainColumn::is).isPresent());
  }

  private static Optional<ColumnChunkMetaData> chunk(BlockMetaData block, String name) {
    return block.getColumns().stream()
        .filter(chunk -> chunk.getPath().toDotString().equals(name))
        .findFirst();
  }

  /**
   * The next row, {@code null} in the array where a value is missing; the same array each time,
   * bytes of a row valid until the next one. Empty at the end.
   *
   * @throws org.inion.error.BadDataException when the file is damaged
   * @throws IOException when it cannot be read, in words that name it
   */
  Optional<Object[]> next() throws IOException {
    try {
      while (left == 0) {
        memory.reuse();
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return Optional.empty();
        }
        first = pages.getRowIndexOffset().orElse(0L);
        done = 0;
        rows.orElseThrow().begin(pages);
        BlockMetaData block = blocks.next();
        plain.values().forEach(column -> column.begin(chunk(block, column.name()).orElseThrow()));
        left = pages.getRowCount();
      }
      Object[] row = rows.orElseThrow().next();
      for (Map.Entry<Integer, PlainColumn> column : plain.entrySet()) {
        row[column.getKey()] = column.getValue().next().orElse(null);
      }
      left--;
      done++;
      return Optional.of(row);
    } catch (UncheckedIOException e) {
      throw new IOException(where.says(damaged(e.getCause())), e);
    } catch (RuntimeException | EOFException e) {
      // So says parquet-mr of pages that are not what the footer says.
      throw where.bad(damaged(e), e);
    } catch (IOException e) {
      throw new IOException(where.says(damaged(e)), e); // a damaged page, or the disk
    }
  }

  /** Rows that the row group of the last row still has. */
  long left() {
    return left;
  }

  private String damaged(Exception e) {
    return "Cannot read row %d: the file must be readable and whole Parquet, but %s. Write it anew"
        .formatted(first + done, reason(e));
  }

  private static String reason(Exception e) {
    if (e instanceof EOFException) {
      return "it ends too early";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      memory.close();
    }
  }
}
