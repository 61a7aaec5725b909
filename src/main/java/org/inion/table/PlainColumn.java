package org.inion.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;
import org.inion.error.Where;

/**
 * A column of bytes that lies in a file of this machine as it is, neither compressed nor coded. Its
 * values are read when somebody wants them, straight into the memory that they are for; what nobody
 * wants is not read.
 */
final class PlainColumn {
  /** Of values, and the two of levels. */
  private static final Set<String> PLAIN = Set.of("PLAIN", "RLE", "BIT_PACKED");

  private final Where where;
  private final ColumnDescriptor column;
  private final FileBytes file;
  private final Value value = new Value();
  private Optional<ValuesReader> levels = Optional.empty();
  private long chunkEnd;
  private long pageEnd;
  private int leftOfPage;

  /**
   * @param where the file, for errors
   * @param column of single values
   * @param file read from places that nobody else moves
   */
  PlainColumn(Where where, ColumnDescriptor column, FileBytes file) {
    this.where = where;
    this.column = column;
    this.file = file;
  }

  /** Whether values of a row group's column can be read so. */
  static boolean is(ColumnChunkMetaData chunk) {
    return chunk.getCodec() == CompressionCodecName.UNCOMPRESSED
        && !chunk.isEncrypted()
        && !chunk.getEncodings().isEmpty()
        && chunk.getEncodings().stream().map(Encoding::name).allMatch(PLAIN::contains);
  }

  /** Goes on with a row group. */
  void begin(ColumnChunkMetaData chunk) {
    chunkEnd = chunk.getStartingPos() + chunk.getTotalSize();
    pageEnd = chunk.getStartingPos();
    leftOfPage = 0;
    value.end = pageEnd;
  }

  /**
   * The value of the next row, valid until the one after it; empty where it is missing.
   *
   * <p><b>Throws</b> {@link ParquetDecodingException} when the pages are not what they should be.
   */
  Optional<StoredBytes> next() throws IOException {
    file.position(value.end);
    while (leftOfPage == 0) {
      file.position(pageEnd);
      beginPage();
    }
    leftOfPage--;
    if (levels.isPresent() && levels.get().readInteger() == 0) {
      return Optional.empty();
    }
    int length = file.readInt();
    value.start = file.position();
    value.end = value.start + length;
    if (length < 0 || value.end > pageEnd) {
      throw new ParquetDecodingException(
          "a value of %s has %d bytes, and its page not as many".formatted(name(), length));
    }
    return Optional.of(value);
  }

  String name() {
    return String.join(".", column.getPath());
  }

  private void beginPage() throws IOException {
    if (file.position() >= chunkEnd) {
      throw new ParquetDecodingException("%s has fewer values than rows".formatted(name()));
    }
    PageHeader page = Util.readPageHeader(file.stream());
    pageEnd = file.position() + page.getCompressed_page_size();
    if (page.getCompressed_page_size() < 0 || pageEnd > chunkEnd) {
      throw new ParquetDecodingException(
          "a page of %s has %d bytes, more than its row group"
              .formatted(name(), page.getCompressed_page_size()));
    }
    switch (page.getType()) {
      case DATA_PAGE -> {
        DataPageHeader data = page.getData_page_header();
        requirePlain(data.getEncoding());
        leftOfPage = data.getNum_values();
        levels(Encoding.valueOf(data.getDefinition_level_encoding().name()));
      }
      case DATA_PAGE_V2 -> {
        DataPageHeaderV2 data = page.getData_page_header_v2();
        requirePlain(data.getEncoding());
        leftOfPage = data.getNum_values();
        file.position(file.position() + data.getRepetition_levels_byte_length());
        runs(data.getDefinition_levels_byte_length());
      }
      default -> leftOfPage = 0; // an index, or words that no page uses
    }
    if (leftOfPage < 0) {
      throw new ParquetDecodingException(
          "a page of %s has %d values".formatted(name(), leftOfPage));
    }
    value.end = file.position();
  }

  private void requirePlain(org.apache.parquet.format.Encoding encoding) {
    if (encoding != org.apache.parquet.format.Encoding.PLAIN) {
      throw new ParquetDecodingException(
          "a page of %s is coded as %s, which the footer does not say".formatted(name(), encoding));
    }
  }

  /** Reads which values of a page are there. */
  private void levels(Encoding encoding) throws IOException {
    if (column.getMaxDefinitionLevel() == 0) {
      levels = Optional.empty(); // no room is taken by them
    } else if (encoding == Encoding.RLE) {
      runs(file.readInt());
    } else {
      levels(encoding, ByteBuffer.allocate((leftOfPage + Byte.SIZE - 1) / Byte.SIZE));
    }
  }

  private void runs(int bytes) throws IOException {
    if (bytes < 0 || file.position() + bytes > pageEnd) {
      throw new ParquetDecodingException(
          "a page of %s has %d bytes of levels, more than it holds".formatted(name(), bytes));
    }
    ByteBuffer runs = ByteBuffer.allocate(Integer.BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    levels(Encoding.RLE, runs.putInt(bytes));
  }

  /**
   * @param bytes filled up to where the file goes on
   */
  private void levels(Encoding encoding, ByteBuffer bytes) throws IOException {
    file.read(bytes);
    if (column.getMaxDefinitionLevel() == 0) {
      levels = Optional.empty(); // though the page may have some
      return;
    }
    ValuesReader reader = encoding.getValuesReader(column, ValuesType.DEFINITION_LEVEL);
    reader.initFromPage(leftOfPage, ByteBufferInputStream.wrap(bytes.flip()));
    levels = Optional.of(reader);
  }

  /** The value of the present row. */
  private final class Value implements StoredBytes {
    private long start;
    private long end;
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    @Override
    public int length() {
      return (int) (end - start);
    }

    @Override
    public void putInto(ByteBuffer target) throws IOException {
      if (target.remaining() < length()) {
        throw new BufferOverflowException();
      }
      int limit = target.limit();
      try {
        file.position(start);
        file.read(target.limit(target.position() + length()));
      } catch (EOFException e) {
        throw where.bad(
            "Cannot read %s: the file must be whole Parquet, but it ends too early. Write it anew"
                .formatted(name()),
            e);
      } catch (IOException e) {
        throw new IOException(where.says("Cannot read %s: %s".formatted(name(), e)), e);
      } finally {
        target.limit(limit);
      }
    }

    @Override
    public ByteBuffer inMemory() throws IOException {
      if (memory.capacity() < length()) {
        memory = ByteBuffer.allocateDirect(length());
      }
      putInto(memory.clear());
      return memory.flip();
    }
  }
}
