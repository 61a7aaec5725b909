package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.spark.sql.Row;
import org.inion.TableRows;
import org.inion.table.Column.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowWriterTest {
  private static final Schema EVERY_KIND =
      new Schema(
          "kinds",
          List.of(
              Column.required("string", Kind.STRING, ""),
              Column.required("int", Kind.INT, ""),
              Column.required("long", Kind.LONG, ""),
              Column.required("double", Kind.DOUBLE, ""),
              Column.required("float", Kind.FLOAT, ""),
              Column.required("boolean", Kind.BOOLEAN, ""),
              Column.required("binary", Kind.BINARY, ""),
              Column.optional("floats", Kind.FLOATS, ""),
              Column.required("strings", Kind.STRINGS, ""),
              Column.optional("maybe", Kind.DOUBLE, "")));

  @TempDir Path folder;

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toString());
  }

  private RowWriter writer(String name, Schema schema) throws IOException {
    return new RowWriter(
        HadoopOutputFile.fromPath(path(name), new Configuration()), schema, Map.of("a", "b"), 1);
  }

  @Test
  void everyKindOfValueComesBack() throws IOException {
    Object[] full = {
      "ü",
      -7,
      1L << 40,
      0.1,
      0.1f,
      true,
      new byte[] {1, -2},
      new float[] {1, 2},
      List.of("x", "y"),
      3.5
    };
    Object[] sparse = {"", 0, 0L, Double.NaN, -0f, false, new byte[0], null, List.of(), null};
    try (RowWriter writer = writer("kinds.parquet", EVERY_KIND)) {
      writer.write(full);
      writer.write(sparse);
    }
    List<Row> rows = TableRows.read(path("kinds.parquet").toString()).collectAsList();
    Row first = rows.get(0);
    assertThat(first.toString())
        .startsWith("[ü,-7,1099511627776,0.1,0.1,true,")
        .endsWith(",ArraySeq(1.0, 2.0),ArraySeq(x, y),3.5]".replace("ArraySeq", "WrappedArray"));
    assertThat((byte[]) first.get(6)).containsExactly(1, -2);
    Row second = rows.get(1);
    assertThat(second.getDouble(3)).isNaN();
    assertThat(second.isNullAt(7)).isTrue();
    assertThat(second.getList(8)).isEmpty();
    assertThat(second.isNullAt(9)).isTrue();
  }

  @Test
  void arraysOfARowMayBeUsedAgainForTheNext() throws IOException {
    Schema schema = new Schema("t", List.of(Column.required("signal", Kind.BINARY, "")));
    byte[] bytes = new byte[3];
    try (RowWriter writer = writer("again.parquet", schema)) {
      for (byte i = 0; i < 100; i++) {
        Arrays.fill(bytes, i);
        writer.write(new Object[] {bytes});
      }
    }
    List<Byte> firsts = new ArrayList<>();
    for (Row row : TableRows.read(path("again.parquet").toString()).collectAsList()) {
      firsts.add(((byte[]) row.get(0))[0]);
    }
    for (byte i = 0; i < 100; i++) {
      assertThat(firsts.get(i)).isEqualTo(i);
    }
  }

  @Test
  void aMissingValueWhereOneMustBeIsAFaultThatNamesTheColumn() throws IOException {
    Schema schema = new Schema("t", List.of(Column.required("signal", Kind.BINARY, "")));
    try (RowWriter writer = writer("missing.parquet", schema)) {
      assertThatThrownBy(() -> writer.write(new Object[] {null}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("\"signal\"");
    }
  }

  @Test
  void notesAreInTheFooter() throws IOException {
    writer("notes.parquet", EVERY_KIND).close();
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(path("notes.parquet"), new Configuration()))) {
      assertThat(reader.getFileMetaData().getKeyValueMetaData()).containsEntry("a", "b");
      assertThat(reader.getFileMetaData().getSchema()).isEqualTo(EVERY_KIND.parquet());
    }
  }

  @Test
  void rowsAreReadBackAsTextWithoutSpark() throws IOException {
    try (RowWriter writer = writer("text.parquet", WindowColumnsTest.SMALL)) {
      writer.write(new Object[] {"a", 1.5});
      writer.write(new Object[] {"b", null});
    }
    try (RowReader reader =
        new RowReader(HadoopInputFile.fromPath(path("text.parquet"), new Configuration()))) {
      assertThat(reader.rows())
          .containsExactly(Map.of("name", "a", "value", "1.5"), Map.of("name", "b"));
    }
  }
}
