package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.table.Column;
import org.inion.table.RowReader;
import org.inion.table.RowWriter;
import org.inion.table.Schema;

/** {@code _inion/rejected}: one row a recording that could not be used. */
final class RejectedTable {
  private static final Schema SCHEMA =
      new Schema(
          "rejected",
          List.of(
              Column.required("recording_id", Column.Kind.STRING, "as in the windows"),
              Column.required("dataset", Column.Kind.STRING, "as in the windows"),
              Column.required("subject_id", Column.Kind.STRING, "as in the windows"),
              Column.required("path", Column.Kind.STRING, "of the raw file"),
              Column.required("stage", Column.Kind.STRING, "in which the fault was found"),
              Column.required("error", Column.Kind.STRING, "what, where, and the way out")));
  private static final int ZSTD_LEVEL = 3;

  private RejectedTable() {}

  /** The rows of a folder; none where it has no such table. */
  static List<Outcome.Rejected> read(Path file, Configuration hadoop) throws IOException {
    if (!Store.of(file, hadoop).exists(file)) {
      return List.of();
    }
    List<Outcome.Rejected> rejected = new ArrayList<>();
    try (RowReader reader = new RowReader(HadoopInputFile.fromPath(file, hadoop))) {
      for (Map<String, String> row : reader.rows()) {
        rejected.add(
            new Outcome.Rejected(
                row.get("recording_id"),
                row.get("dataset"),
                row.get("subject_id"),
                row.get("path"),
                row.get("stage"),
                row.get("error")));
      }
    }
    return rejected;
  }

  static void write(Path file, Configuration hadoop, List<Outcome.Rejected> rejected)
      throws IOException {
    try (RowWriter writer =
        new RowWriter(HadoopOutputFile.fromPath(file, hadoop), SCHEMA, Map.of(), ZSTD_LEVEL)) {
      for (Outcome.Rejected one : rejected) {
        writer.write(
            new Object[] {
              one.recordingId(), one.dataset(), one.subject(), one.path(), one.stage(), one.error()
            });
      }
    }
  }
}
