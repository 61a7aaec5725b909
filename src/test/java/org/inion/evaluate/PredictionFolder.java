package org.inion.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.table.PredictionColumns;
import org.inion.table.PredictionContract;
import org.inion.table.RowWriter;
import org.inion.table.Schema;

/** A predictions folder for tests, row by row. */
public final class PredictionFolder {
  private final List<Object[]> rows = new ArrayList<>();
  private final List<Object[]> subjects = new ArrayList<>();

  /** Adds a window, named by how many there are, of a subject of dataset {@code d}. */
  public PredictionFolder add(String subject, Double label, double prediction) {
    return add(subject, label, prediction, "R1", 9.5, "F");
  }

  public PredictionFolder add(
      String subject, Double label, double prediction, String release, Double age, String sex) {
    rows.add(
        new Object[] {
          "d/sub-" + subject,
          "d",
          release,
          subject,
          null,
          "rest",
          null,
          rows.size(),
          0.0,
          null,
          label,
          prediction,
          age,
          sex
        });
    return this;
  }

  /** Adds a subject of dataset {@code d}. */
  public PredictionFolder subject(String subject, int windows, Double label, double prediction) {
    subjects.add(new Object[] {"d", subject, windows, label, prediction, 9.5, "F"});
    return this;
  }

  /** Writes the rows in two parts, and subjects where there are some. */
  public void write(Path folder, PredictionContract contract) throws IOException {
    Files.createDirectories(folder.resolve("_inion"));
    Files.writeString(folder.resolve("_inion/contract.json"), contract.toJson());
    int half = rows.size() / 2;
    part(folder.resolve("part-0.parquet"), PredictionColumns.SCHEMA, rows.subList(0, half));
    part(
        folder.resolve("part-1.parquet"),
        PredictionColumns.SCHEMA,
        rows.subList(half, rows.size()));
    if (!subjects.isEmpty()) {
      Path table = folder.resolve(PredictionColumns.SUBJECTS_FILE);
      Files.createDirectories(table.getParent());
      part(table, PredictionColumns.SUBJECTS, subjects);
    }
  }

  public static PredictionContract numbers(PredictionContract.Origin origin) {
    return PredictionContract.of(
        "age", "age_years", "year", List.of(), List.of("pearson_r"), "sha256:1", origin);
  }

  public static PredictionContract classes() {
    return PredictionContract.of(
        "sex",
        "sex",
        "",
        List.of("F", "M"),
        List.of("balanced_accuracy"),
        "sha256:1",
        PredictionContract.Origin.RECORDED);
  }

  private static void part(Path file, Schema schema, List<Object[]> rows) throws IOException {
    var target =
        HadoopOutputFile.fromPath(
            new org.apache.hadoop.fs.Path(file.toString()), new Configuration(false));
    try (RowWriter writer = new RowWriter(target, schema, Map.of(), 3)) {
      for (Object[] row : rows) {
        writer.write(row);
      }
    }
  }
}
