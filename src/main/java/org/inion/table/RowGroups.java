package org.inion.table;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.inion.error.Where;

/**
 * Rows of a Parquet file, row group by row group, with parquet-mr's own parts but one: the memory
 * of the pages is used again.
 */
final class RowGroups implements Closeable {
  private static final int LARGEST_CHUNK = 1 << 30;

  private final PageMemory memory;
  private final ParquetFileReader file;
  private Optional<MessageColumnIO> columns = Optional.empty();
  private Optional<RowMaterializer> rows = Optional.empty();
  private Optional<RecordReader<Object[]>> group = Optional.empty();
  private long left;
  private long first;
  private long done;

  /**
   * Opens a file: those row groups whose middle lies in a span.
   *
   * @param where the file, for errors
   * @throws org.inion.error.BadDataException when the file is not whole Parquet
   */
  RowGroups(Where where, InputFile input, ColumnScan.Span span) throws IOException {
    memory = new PageMemory();
    try {
      file =
          ParquetFileReader.open(
              input,
              ParquetReadOptions.builder()
                  .withAllocator(memory)
                  .withMaxAllocationInBytes(LARGEST_CHUNK)
                  .withRange(span.from(), span.toExclusive())
                  .build());
    } catch (RuntimeException | EOFException e) {
      memory.close();
      // So says parquet-mr of a file that is something else.
      throw where.bad(
          "Cannot read the table: it must be a whole Parquet file, but: %s. Write it anew"
              .formatted(reason(e)),
          e);
    } catch (IOException e) {
      memory.close();
      throw e;
    }
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
    MessageType wanted = new MessageType(chosen.name(), types);
    rows = Optional.of(new RowMaterializer(chosen, wanted));
    file.setRequestedSchema(wanted);
    columns = Optional.of(new ColumnIOFactory().getColumnIO(wanted, columns()));
  }

  /**
   * The next row, {@code null} in the array where a value is missing; the same array each time,
   * bytes of a row valid until the next one. Empty at the end.
   *
   * @throws org.inion.error.BadDataException when the file is damaged
   * @throws IOException when it cannot be read, in words that name it
   */
  Optional<Object[]> next(Where where) throws IOException {
    try {
      while (left == 0) {
        memory.reuse();
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return Optional.empty();
        }
        left = pages.getRowCount();
        first = pages.getRowIndexOffset().orElse(0L);
        done = 0;
        group = Optional.of(columns.orElseThrow().getRecordReader(pages, rows.orElseThrow()));
      }
      Object[] row = group.orElseThrow().read();
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
