package org.inion.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.error.BadSetupException;
import org.inion.table.Column;
import org.inion.table.RowWriter;
import org.inion.table.Schema;
import org.inion.window.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectSidesTest {
  private static final SubjectId A = new SubjectId("d", "a");
  private static final SubjectId B = new SubjectId("d", "b");
  private static final SubjectId C = new SubjectId("e", "a");

  @TempDir Path folder;

  @Test
  void tellsSidesFoldsAndLabels() throws IOException {
    write(
        new Object[] {"d", "a", "train", 0, 7.5},
        new Object[] {"d", "b", "train", 1, null},
        new Object[] {"e", "a", "validation", null, 9.0});
    SubjectSides sides = SubjectSides.read(folder);
    assertThat(sides.subjects(Split.TRAIN)).containsExactly(A, B);
    assertThat(sides.subjects(Split.VALIDATION)).containsExactly(C);
    assertThat(sides.folds()).isEqualTo(2);
    assertThat(sides.inFold(1)).containsExactly(B);
    assertThat(sides.outsideFold(1)).containsExactly(A);
    assertThat(sides.fold(B)).hasValue(1);
    assertThat(sides.fold(C)).isEmpty();
    assertThat(sides.fold(new SubjectId("nobody", "x"))).isEmpty();
    assertThat(sides.rows().get(A).labels()).containsEntry("age_years", "7.5");
    assertThat(sides.rows().get(B).labels()).isEmpty();
  }

  @Test
  void refusesASideOrAFoldWithoutSubjects() throws IOException {
    write(new Object[] {"d", "a", "train", null, 7.5});
    SubjectSides sides = SubjectSides.read(folder);
    assertThatThrownBy(() -> sides.subjects(Split.TEST))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("side test must have a subject, but has none; there are {train=1}")
        .hasMessageContaining("jobs/split");
    assertThatThrownBy(() -> sides.inFold(0)).hasMessageContaining("fold 0 must have a subject");
    assertThatThrownBy(() -> sides.outsideFold(0)).hasMessageContaining("there are 0 folds");
  }

  @Test
  void refusesAFolderWithoutSubjects() {
    assertThatThrownBy(() -> SubjectSides.read(folder))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must hold _inion/subjects/part-0.parquet, but does not");
  }

  private void write(Object[]... rows) throws IOException {
    Path file = folder.resolve("_inion/subjects/part-0.parquet");
    Files.createDirectories(file.getParent());
    Schema schema =
        new Schema(
            "subjects",
            List.of(
                Column.required("dataset", Column.Kind.STRING, ""),
                Column.required("subject_id", Column.Kind.STRING, ""),
                Column.required("split", Column.Kind.STRING, ""),
                Column.optional("fold", Column.Kind.INT, ""),
                Column.optional("age_years", Column.Kind.DOUBLE, "")));
    var path = new org.apache.hadoop.fs.Path(file.toUri());
    try (RowWriter writer =
        new RowWriter(HadoopOutputFile.fromPath(path, new Configuration()), schema, Map.of(), 1)) {
      for (Object[] row : rows) {
        writer.write(row);
      }
    }
  }
}
