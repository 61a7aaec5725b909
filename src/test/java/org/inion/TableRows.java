package org.inion;

import java.util.Base64;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of a table as text that differs when any bit of them does. */
public final class TableRows {
  private TableRows() {}

  public static Dataset<Row> read(String out) {
    return TestSpark.session().read().parquet(out);
  }

  /** Every row, ordered by recording and window. */
  public static List<String> of(String out) {
    return read(out).orderBy("recording_id", "window_index").collectAsList().stream()
        .map(TableRows::text)
        .toList();
  }

  /** How many rows each recording has. */
  public static List<String> counts(String out) {
    return read(out)
        .groupBy("recording_id")
        .count()
        .orderBy("recording_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " " + row.getLong(1))
        .toList();
  }

  private static String text(Row row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      String cell =
          value instanceof byte[] bytes
              ? Base64.getEncoder().encodeToString(bytes)
              : String.valueOf(value);
      text.append(row.schema().fields()[i].name()).append('=').append(cell).append(' ');
    }
    return text.toString();
  }
}
