package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnScanTest {
  private static final Schema SCHEMA =
      new Schema(
          "windows",
          List.of(
              Column.required("signal", Column.Kind.BINARY, ""),
              Column.required("name", Column.Kind.STRING, ""),
              Column.required("number", Column.Kind.INT, "")));
  private static final List<String> COLUMNS = List.of("signal", "number");

  /** Rows of each row group: the memory must grow, and serve smaller ones after it. */
  private static final int[] GROUPS = {3, 400, 1, 50};

  private static final int SIGNAL_BYTES = 2_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void rowGroupsOfAllSizesComeBackWhetherCompressedOrNot(int zstdLevel) throws IOException {
    Path file = write("part.parquet", 1, zstdLevel);
    List<String> rows = read(file, ColumnScan.Span.ALL);
    assertThat(rows).isEqualTo(expected(1)).hasSize(454);
  }

  @Test
  void scansReadByTurnsDoNotShareMemory() throws IOException {
    Path one = write("one.parquet", 1, 0);
    Path two = write("two.parquet", 2, 0);
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    try (ColumnScan a = open(one, ColumnScan.Span.ALL);
        ColumnScan b = open(two, ColumnScan.Span.ALL)) {
      for (int row = 0; row < expected(1).size(); row++) {
        Object[] rowA = a.next().orElseThrow();
        Object[] rowB = b.next().orElseThrow();
        first.add(words(rowA));
        second.add(words(rowB));
      }
      assertThat(a.next()).isEmpty();
    }
    assertThat(first).isEqualTo(expected(1));
    assertThat(second).isEqualTo(expected(2));
    assertThat(read(one, ColumnScan.Span.ALL)).isEqualTo(expected(1)); // in memory of before
  }

  @Test
  void spansOfAFileHoldEachRowGroupOnce() throws IOException {
    Path file = write("part.parquet", 1, 0);
    List<String> rows = new ArrayList<>();
    for (long from = 0; from < Files.size(file); from += 20_001) {
      rows.addAll(read(file, new ColumnScan.Span(from, from + 20_001)));
    }
    assertThat(rows).containsExactlyInAnyOrderElementsOf(expected(1));
  }

  @Test
  void damagedPagesAreToldWithTheFileAndTheRow() throws IOException {
    Path file = write("part.parquet", 1, 1);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4; i < 60; i++) { // the head of the first page
      bytes[i] = 0x55;
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> read(file, ColumnScan.Span.ALL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[part.parquet] Cannot read row 0: the file must be readable");
  }

  @Test
  void whatIsCutOffOrLacksAColumnIsRefused() throws IOException {
    Path file = write("part.parquet", 1, 0);
    assertThatThrownBy(
            () -> ColumnScan.open(Where.file("p"), input(file), List.of("age"), span(file)))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("field \"age\"] Cannot read windows: the column must be there");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> read(file, ColumnScan.Span.ALL))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("must be a whole Parquet file");
  }

  private static ColumnScan.Span span(Path file) throws IOException {
    return new ColumnScan.Span(0, Files.size(file));
  }

  private static ChannelInputFile input(Path file) throws IOException {
    return new ChannelInputFile(Files.size(file), () -> Files.newByteChannel(file));
  }

  private static ColumnScan open(Path file, ColumnScan.Span span) throws IOException {
    String name = file.getFileName().toString();
    return ColumnScan.open(Where.file(name), input(file), COLUMNS, span);
  }

  private static List<String> read(Path file, ColumnScan.Span span) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ColumnScan scan = open(file, span)) {
      for (Optional<Object[]> row = scan.next(); row.isPresent(); row = scan.next()) {
        rows.add(words(row.get()));
      }
    }
    return rows;
  }

  private static String words(Object[] row) throws IOException {
    return row[1] + " " + ((StoredBytes) row[0]).inMemory().hashCode();
  }

  private static List<Object[]> rows(int seed) {
    Random random = new Random(seed);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 454; i++) {
      byte[] signal = new byte[SIGNAL_BYTES];
      random.nextBytes(signal);
      rows.add(new Object[] {signal, "n", i});
    }
    return rows;
  }

  private static List<String> expected(int seed) {
    return rows(seed).stream()
        .map(row -> row[2] + " " + ByteBuffer.wrap((byte[]) row[0]).hashCode())
        .toList();
  }

  /** A file with row groups of the sizes above. */
  private Path write(String name, int seed, int zstdLevel) throws IOException {
    Path file = folder.resolve(name);
    List<Object[]> rows = rows(seed);
    ParquetFileWriter writer =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(hadoop(file), new Configuration()),
            SCHEMA.parquet(),
            ParquetFileWriter.Mode.CREATE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            0,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
    writer.start();
    int at = 0;
    for (int group : GROUPS) {
      Path piece = folder.resolve("piece-" + group);
      try (RowWriter part =
          new RowWriter(
              HadoopOutputFile.fromPath(hadoop(piece), new Configuration()),
              SCHEMA,
              Map.of(),
              zstdLevel)) {
        for (int i = 0; i < group; i++) {
          part.write(rows.get(at++));
        }
      }
      writer.appendFile(HadoopInputFile.fromPath(hadoop(piece), new Configuration()));
    }
    writer.end(Map.of());
    return file;
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toString());
  }
}
