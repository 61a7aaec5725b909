package org.inion.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.AnyCell;
import org.inion.table.Column;
import org.inion.table.Contract;
import org.inion.table.RowWriter;
import org.inion.table.Schema;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowColumns;

/** A windows folder in the challenge's shape, each window by its own formula. */
final class ScoredWindows {
  private static final SignalEncoding ENCODING = SignalEncoding.FLOAT32;

  private final String target;
  private final int samples;
  private final List<Object[]> rows = new ArrayList<>();
  private final List<Object[]> subjects = new ArrayList<>();
  private List<String> channels = Challenge.CHANNELS;

  ScoredWindows(Challenge challenge, int samples) {
    this.target = challenge.target();
    this.samples = samples;
  }

  ScoredWindows channels(List<String> names) {
    channels = names;
    return this;
  }

  ScoredWindows subject(String subject, String split) {
    subjects.add(new Object[] {"d", subject, split});
    return this;
  }

  /**
   * Adds a window.
   *
   * @param label null where it is not known
   * @param first value of the first channel at each sample; others are noise-like
   */
  ScoredWindows add(String subject, Double label, DoubleUnaryOperator first) {
    float[][] signal = new float[129][samples];
    for (int channel = 0; channel < 129; channel++) {
      for (int i = 0; i < samples; i++) {
        signal[channel][i] =
            channel == 0
                ? (float) first.applyAsDouble(i)
                : (float) (20 * Math.sin(0.37 * channel * i + channel * channel));
      }
    }
    byte[] bytes = new byte[ENCODING.bytes(129, samples)];
    ENCODING.encode(signal, 0, samples, bytes);
    List<Column> columns = WindowColumns.SCHEMA.columns();
    Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      String name = columns.get(i).name();
      row[i] =
          switch (name) {
            case "signal" -> bytes;
            case "recording_id" -> "d/" + subject;
            case "dataset" -> "d";
            case "subject_id" -> subject;
            case "window_index" -> rows.size();
            default -> name.equals(target) ? label : AnyCell.of(columns.get(i));
          };
    }
    rows.add(row);
    return this;
  }

  Path write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("_inion/subjects"));
    List<String> columns = WindowColumns.SCHEMA.columns().stream().map(Column::name).toList();
    Contract contract = new Contract(channels, 100, samples, "uV", ENCODING.key(), columns);
    Files.writeString(folder.resolve("_inion/contract.json"), contract.toJson());
    Files.writeString(folder.resolve("_inion/summary.json"), "{\"simulated\": [\"d\"]}");
    Schema table =
        new Schema(
            "subjects",
            List.of(
                Column.required("dataset", Column.Kind.STRING, ""),
                Column.required("subject_id", Column.Kind.STRING, ""),
                Column.required("split", Column.Kind.STRING, "")));
    write(folder.resolve("_inion/subjects/part-0.parquet"), table, subjects);
    write(folder.resolve("part-0.parquet"), WindowColumns.SCHEMA, rows);
    return folder;
  }

  private static void write(Path file, Schema schema, List<Object[]> rows) throws IOException {
    var path = new org.apache.hadoop.fs.Path(file.toUri());
    try (RowWriter writer =
        new RowWriter(HadoopOutputFile.fromPath(path, new Configuration()), schema, Map.of(), 1)) {
      for (Object[] row : rows) {
        writer.write(row);
      }
    }
  }
}
