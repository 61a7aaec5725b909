package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes straight from the file are the bytes that parquet-mr gives. */
class PlainColumnTest {
  /** Around the ends of the buffer that small pieces go through, and far beyond. */
  private static final int[] LENGTHS = {0, 1, 3, 4_080, 4_092, 4_096, 4_097, 9_000, 120_000, 5};

  /** Values of each page, row group by row group. */
  private static final int[][] PAGES = {{1, 7, 30}, {4}, {60, 2, 2}};

  /** The row that is missing where one may be. */
  private static final int NONE = 17;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("part.parquet");
  }

  @ParameterizedTest
  @CsvSource({"optional, 1", "optional, 2", "required, 1", "required, 2"})
  void givesWhatParquetMrGives(String presence, int version) throws IOException {
    write(presence, version);
    List<String> expected = read(false, 1);
    assertThat(expected).hasSize(106).doesNotHaveDuplicates();
    assertThat(expected.contains("none")).isEqualTo(presence.equals("optional"));
    assertThat(read(true, 1)).isEqualTo(expected);
  }

  @Test
  void whatNobodyWantsIsPassedOver() throws IOException {
    write("optional", 1);
    List<String> all = read(false, 1);
    List<String> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 3) {
      some.add(all.get(i));
    }
    assertThat(read(true, 3)).isEqualTo(some);
  }

  @Test
  void whatIsCutOffWhileItIsReadIsTold() throws IOException {
    write("required", 1);
    try (ColumnScan scan = open(true)) {
      StoredBytes value = null;
      for (int i = 0; i < 9; i++) {
        value = (StoredBytes) scan.next().orElseThrow()[0];
      }
      try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
        cut.truncate(20_000);
      }
      assertThat(value.length()).isEqualTo(120_000 + 8);
      assertThatThrownBy(value::inMemory)
          .isInstanceOf(BadDataException.class)
          .hasMessage(
              "[part.parquet] Cannot read signal: the file must be whole Parquet, but it ends too early. Write it anew");
    }
  }

  @Test
  void aLengthThatThePageCannotHoldIsToldWithTheRow() throws IOException {
    write("required", 1);
    byte[] bytes = Files.readAllBytes(file);
    byte[] third = value(2);
    int at = 0;
    while (!Arrays.equals(bytes, at, at + third.length, third, 0, third.length)) {
      at++;
    }
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at - 4, 1 << 30);
    Files.write(file, bytes);
    assertThatThrownBy(() -> read(true, 1))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("[part.parquet] Cannot read row 2: ")
        .hasMessageContaining(
            "a value of signal has 1073741824 bytes, and its page not as many. Write it anew");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fewerValuesThanRowsAreTold(boolean local) throws IOException {
    write("required", 1, 1);
    assertThatThrownBy(() -> read(local, 1))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("[part.parquet] Cannot read row " + (local ? 38 : 0))
        .hasMessageContaining("signal has fewer values than rows");
  }

  @Test
  void bytesThatAreWantedAsTextAreText() throws IOException {
    write("required", 1);
    Schema schema = new Schema("words", List.of(Column.required("signal", Column.Kind.STRING, "")));
    try (RowStream stream = new RowStream(Where.file("part.parquet"), input(true), schema)) {
      assertThat(stream.next().orElseThrow()[0]).isInstanceOf(String.class);
    }
  }

  @Test
  void aColumnOfSeveralValuesARowIsRefused() throws IOException {
    write("repeated", 1);
    assertThatThrownBy(() -> open(true))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(
            "field \"signal\"] Cannot read windows: the column must be of a kind");
  }

  private ColumnScan open(boolean local) throws IOException {
    return ColumnScan.open(
        Where.file("part.parquet"), input(local), List.of("signal"), ColumnScan.Span.ALL);
  }

  private ChannelInputFile input(boolean local) throws IOException {
    return new ChannelInputFile(
        Files.size(file),
        () -> local ? Files.newByteChannel(file) : new FarChannel(Files.newByteChannel(file)));
  }

  /** Each row in a word; of those between every n-th nothing is asked. */
  private List<String> read(boolean local, int every) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ColumnScan scan = open(local)) {
      int row = 0;
      for (Optional<Object[]> next = scan.next(); next.isPresent(); next = scan.next()) {
        if (row++ % every == 0) {
          rows.add(word((StoredBytes) next.get()[0]));
        }
      }
    }
    return rows;
  }

  private static String word(StoredBytes value) throws IOException {
    if (value == null) {
      return "none";
    }
    ByteBuffer put = ByteBuffer.allocate(value.length() + 1);
    value.putInto(put);
    assertThat(put.remaining()).isEqualTo(1);
    ByteBuffer same = value.inMemory();
    assertThat(same).isEqualTo(put.flip());
    return same.remaining() + " " + same.hashCode();
  }

  /** The bytes of a row: no two alike. */
  private static byte[] value(int row) {
    byte[] value = new byte[8 + LENGTHS[row % LENGTHS.length]];
    new Random(row).nextBytes(value);
    return value;
  }

  private void write(String presence, int version) throws IOException {
    write(presence, version, 0);
  }

  /**
   * @param more rows of each row group than values
   */
  private void write(String presence, int version, int more) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message windows { %s binary signal; }".formatted(presence));
    ParquetFileWriter writer =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toString()), new Configuration(false)),
            schema,
            ParquetFileWriter.Mode.OVERWRITE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            0,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    writer.start();
    int row = 0;
    for (int[] pages : PAGES) {
      int rows = Arrays.stream(pages).sum();
      writer.startBlock(rows + more);
      writer.startColumn(schema.getColumns().get(0), rows, CompressionCodecName.UNCOMPRESSED);
      for (int count : pages) {
        page(writer, schema.getColumns().get(0), row, count, version);
        row += count;
      }
      writer.endColumn();
      writer.endBlock();
    }
    writer.end(Map.of());
    Files.deleteIfExists(folder.resolve(".part.parquet.crc"));
  }

  private static void page(
      ParquetFileWriter writer, ColumnDescriptor column, int first, int count, int version)
      throws IOException {
    boolean optional = column.getMaxDefinitionLevel() == 1;
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    RunLengthBitPackingHybridEncoder runs =
        new RunLengthBitPackingHybridEncoder(1, 64, 1 << 20, new HeapByteBufferAllocator());
    int missing = 0;
    for (int row = first; row < first + count; row++) {
      boolean none = optional && row == NONE;
      runs.writeInt(none ? 0 : 1);
      if (none) {
        missing++;
      } else {
        byte[] value = value(row);
        BytesInput.fromInt(value.length).writeAllTo(values);
        values.write(value);
      }
    }
    BytesInput levels = optional ? BytesInput.copy(runs.toBytes()) : BytesInput.empty();
    Statistics<?> none = Statistics.createStats(column.getPrimitiveType());
    if (version == 2) {
      writer.writeDataPageV2(
          count,
          missing,
          count,
          BytesInput.empty(),
          levels,
          Encoding.PLAIN,
          BytesInput.from(values),
          (int) levels.size() + values.size(),
          none);
      return;
    }
    BytesInput prefixed =
        optional
            ? BytesInput.concat(BytesInput.fromInt((int) levels.size()), levels)
            : BytesInput.empty();
    BytesInput all = BytesInput.concat(prefixed, BytesInput.from(values));
    writer.writeDataPage(
        count, (int) all.size(), all, none, count, Encoding.RLE, Encoding.RLE, Encoding.PLAIN);
  }
}
