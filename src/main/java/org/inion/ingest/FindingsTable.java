package org.inion.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.bids.Finding;
import org.inion.table.Column;
import org.inion.table.RowWriter;
import org.inion.table.Schema;

/** {@code _inion/findings}: one row for what was passed over in a dataset or a recording. */
final class FindingsTable {
  private static final Schema SCHEMA =
      new Schema(
          "findings",
          List.of(
              Column.optional("recording_id", Column.Kind.STRING, "null: of a dataset"),
              Column.required("kind", Column.Kind.STRING, "as it is counted in the summary"),
              Column.required("count", Column.Kind.INT, "how often it is there"),
              Column.required("finding", Column.Kind.STRING, "where, what, and the way out")));
  private static final int ZSTD_LEVEL = 3;

  private FindingsTable() {}

  static void write(
      Path file, Configuration hadoop, List<Finding> datasets, List<Outcome.Finished> table)
      throws IOException {
    try (RowWriter writer =
        new RowWriter(HadoopOutputFile.fromPath(file, hadoop), SCHEMA, Map.of(), ZSTD_LEVEL)) {
      for (Finding one : datasets) {
        writer.write(row(null, one));
      }
      for (Outcome.Finished recording : table) {
        for (Finding one : recording.findings()) {
          writer.write(row(recording.recordingId(), one));
        }
      }
    }
  }

  private static Object[] row(String recording, Finding one) {
    return new Object[] {recording, one.kind().label(), one.count(), one.line()};
  }
}
