package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowStreamTest {
  private static final Schema WANTED =
      new Schema(
          "predictions",
          List.of(
              Column.required("subject_id", Column.Kind.STRING, ""),
              Column.optional("label", Column.Kind.DOUBLE, ""),
              Column.required("prediction", Column.Kind.DOUBLE, "")));

  @TempDir private Path folder;

  @Test
  void readsTheChosenColumnsOfAPredictionsTable() throws IOException {
    Path file = folder.resolve("part.parquet");
    Object[] first = {"d/1", "d", null, "s1", null, "rest", null, 0, 0.0, null, 2.5, 3.5, 9.0, "F"};
    Object[] second = {
      "d/1", "d", null, "s2", null, null, null, 1, 2.0, "x", null, -1.0, null, null
    };
    write(file, PredictionColumns.SCHEMA, List.of(first, second));
    assertThat(read(file, WANTED))
        .containsExactly(new Object[] {"s1", 2.5, 3.5}, new Object[] {"s2", null, -1.0});
    assertThat(read(file, PredictionColumns.SCHEMA)).containsExactly(first, second);
  }

  @Test
  void columnsOfOtherWritersMayStandElsewhereAndBeOptional() throws IOException {
    Path file = folder.resolve("part.parquet");
    Schema other =
        new Schema(
            "other",
            List.of(
                Column.optional("prediction", Column.Kind.DOUBLE, ""),
                Column.optional("note", Column.Kind.STRING, ""),
                Column.optional("subject_id", Column.Kind.STRING, ""),
                Column.optional("label", Column.Kind.DOUBLE, "")));
    write(file, other, List.<Object[]>of(new Object[] {1.5, "n", "s", 2.5}));
    assertThat(read(file, WANTED)).containsExactly(new Object[][] {{"s", 2.5, 1.5}});
  }

  @Test
  void refusesARequiredValueThatIsMissing() throws IOException {
    Path file = folder.resolve("part.parquet");
    List<Column> optional =
        WANTED.columns().stream().map(c -> Column.optional(c.name(), c.kind(), "")).toList();
    write(
        file,
        new Schema("other", optional),
        List.of(new Object[] {"s", 1.0, 1.0}, new Object[] {"s", 1.0, null}));
    assertThatThrownBy(() -> read(file, WANTED))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("[part] Cannot read row 1: prediction must have a value");
  }

  @Test
  void refusesAColumnThatIsMissingOrOfAnotherKind() throws IOException {
    Path file = folder.resolve("part.parquet");
    Schema texts = new Schema("t", List.of(Column.required("subject_id", Column.Kind.STRING, "")));
    write(file, texts, List.<Object[]>of(new Object[] {"s"}));
    assertThatThrownBy(() -> read(file, WANTED))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("field \"label\"] Cannot read the table: the column must be there");
    Schema numbers = new Schema("t", List.of(Column.required("subject_id", Column.Kind.INT, "")));
    write(file, numbers, List.<Object[]>of(new Object[] {7}));
    assertThatThrownBy(() -> read(file, WANTED))
        .hasMessageContaining("the column must be BINARY, but was INT32");
  }

  @Test
  void refusesWhatIsNotParquet() throws IOException {
    Path file = Files.writeString(folder.resolve("part.parquet"), "subject_id,label\n1,2\n");
    assertThatThrownBy(() -> read(file, WANTED))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("must be a whole Parquet file");
  }

  private static void write(Path file, Schema schema, List<Object[]> rows) throws IOException {
    var target =
        HadoopOutputFile.fromPath(
            new org.apache.hadoop.fs.Path(file.toString()), new Configuration(false));
    try (RowWriter writer = new RowWriter(target, schema, Map.of(), 3)) {
      for (Object[] row : rows) {
        writer.write(row);
      }
    }
  }

  private static List<Object[]> read(Path file, Schema schema) throws IOException {
    List<Object[]> rows = new ArrayList<>();
    var input = new ChannelInputFile(Files.size(file), () -> Files.newByteChannel(file));
    try (RowStream stream = new RowStream(Where.file("part"), input, schema)) {
      for (Optional<Object[]> row = stream.next(); row.isPresent(); row = stream.next()) {
        rows.add(row.get().clone());
      }
    }
    return rows;
  }
}
