package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.table.Column;
import org.inion.table.Column.Kind;
import org.inion.table.RowReader;
import org.inion.table.RowWriter;
import org.inion.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartMergerTest {
  private static final Schema SCHEMA =
      new Schema(
          "t",
          List.of(
              Column.required("recording_id", Kind.STRING, ""),
              Column.required("window_index", Kind.INT, "")));

  @TempDir Path folder;
  private final Configuration hadoop = Hadoop.configuration(new Configuration(false));

  private String file(String name, String... recordings) throws IOException {
    org.apache.hadoop.fs.Path path = path(name);
    try (RowWriter writer =
        new RowWriter(HadoopOutputFile.fromPath(path, hadoop), SCHEMA, Map.of("note", "n"), 1)) {
      for (String recording : recordings) {
        for (int i = 0; i < 3; i++) {
          writer.write(new Object[] {recording, i});
        }
      }
    }
    return path.toString();
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toString());
  }

  private static PartPlan.Piece piece(String id, String source) {
    return new PartPlan.Piece(PartPlanTest.finished("d", "s", id.substring(2), 1), source);
  }

  private List<String> merged(PartPlan.Piece... pieces) throws IOException {
    PartPlan plan = new PartPlan("part-x", List.of(pieces));
    org.apache.hadoop.fs.Path part = new PartMerger(hadoop).merge(plan, path("out"));
    try (RowReader reader = new RowReader(HadoopInputFile.fromPath(part, hadoop))) {
      return reader.rows().stream()
          .map(row -> row.get("recording_id") + " " + row.get("window_index"))
          .toList();
    }
  }

  @Test
  void recordingsComeTogetherInTheOrderOfThePlan() throws IOException {
    String one = file("one", "d/a");
    String two = file("two", "d/b");
    assertThat(merged(piece("d/b", two), piece("d/a", one)))
        .containsExactly("d/b 0", "d/b 1", "d/b 2", "d/a 0", "d/a 1", "d/a 2");
  }

  @Test
  void aRecordingIsTakenOutOfAPartWithoutTheOthers() throws IOException {
    merged(
        piece("d/a", file("a", "d/a")),
        piece("d/b", file("b", "d/b")),
        piece("d/c", file("c", "d/c")));
    String part = path("out/part-x").toString();
    PartPlan plan = new PartPlan("part-y", List.of(piece("d/a", part), piece("d/c", part)));
    new PartMerger(hadoop).merge(plan, path("out"));
    try (RowReader reader = new RowReader(HadoopInputFile.fromPath(path("out/part-y"), hadoop))) {
      assertThat(reader.rows())
          .extracting(row -> row.get("recording_id"))
          .containsExactly("d/a", "d/a", "d/a", "d/c", "d/c", "d/c");
    }
  }

  @Test
  void aRowGroupOfTwoRecordingsIsRefused() throws IOException {
    String mixed = file("mixed", "d/a", "d/b");
    assertThatThrownBy(() -> merged(piece("d/a", mixed)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than one recording");
  }

  @Test
  void aRecordingThatItsSourceLacksIsAFault() throws IOException {
    String one = file("one", "d/a");
    assertThatThrownBy(() -> merged(piece("d/zzz", one))).isInstanceOf(IOException.class);
  }
}
