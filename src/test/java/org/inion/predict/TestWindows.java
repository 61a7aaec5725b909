package org.inion.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.AnyCell;
import org.inion.table.Column;
import org.inion.table.Contract;
import org.inion.table.RowWriter;
import org.inion.table.Schema;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowColumns;

/** A windows folder in parts of some subjects each, of noise that a seed decides. */
final class TestWindows {
  static final double RATE_HZ = 100;

  private final List<String> channels;
  private final int samples;
  private SignalEncoding encoding = SignalEncoding.FLOAT32;
  private int parts = 2;
  private int windowsOfEach = 5;
  private double rateHz = RATE_HZ;
  private String unit = "uV";
  private Consumer<Window> change = window -> {};

  /** A window before it is written: its signal [channels][samples] and cells by column. */
  @SuppressWarnings("ArrayRecordComponent") // made to be changed
  record Window(int subject, int number, float[][] signal, Map<String, Object> cells) {}

  private TestWindows(List<String> channels, int samples) {
    this.channels = List.copyOf(channels);
    this.samples = samples;
  }

  static TestWindows of(List<String> channels, int samples) {
    return new TestWindows(channels, samples);
  }

  TestWindows encoded(SignalEncoding as) {
    encoding = as;
    return this;
  }

  TestWindows rate(double hertz) {
    rateHz = hertz;
    return this;
  }

  TestWindows unit(String name) {
    unit = name;
    return this;
  }

  TestWindows parts(int count, int windows) {
    parts = count;
    windowsOfEach = windows;
    return this;
  }

  TestWindows changed(Consumer<Window> through) {
    change = through;
    return this;
  }

  /** The signal of a window, {@code [channels][samples]}, by the channels' names. */
  static float[] channel(int subject, int number, String channel, int samples) {
    Random random = new Random(31L * subject + 7L * number + channel.hashCode());
    float[] signal = new float[samples];
    for (int i = 0; i < samples; i++) {
      signal[i] = (float) (10 * random.nextGaussian() + subject);
    }
    return signal;
  }

  Path write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("_inion/subjects"));
    List<String> columns = WindowColumns.SCHEMA.columns().stream().map(Column::name).toList();
    Contract contract = new Contract(channels, rateHz, samples, unit, encoding.key(), columns);
    Files.writeString(folder.resolve("_inion/contract.json"), contract.toJson());
    Files.writeString(folder.resolve("_inion/summary.json"), "{\"simulated\": [\"noise\"]}");
    writeSubjects(folder);
    for (int part = 0; part < parts; part++) {
      List<Object[]> rows = new ArrayList<>();
      for (int subject = 2 * part; subject < 2 * part + 2; subject++) {
        for (int number = 0; number < windowsOfEach; number++) {
          rows.add(row(subject, number));
        }
      }
      write(folder.resolve("part-" + part + ".parquet"), WindowColumns.SCHEMA, rows);
    }
    return folder;
  }

  private void writeSubjects(Path folder) throws IOException {
    Schema schema =
        new Schema(
            "subjects",
            List.of(
                Column.required("dataset", Column.Kind.STRING, ""),
                Column.required("subject_id", Column.Kind.STRING, ""),
                Column.required("split", Column.Kind.STRING, "")));
    List<Object[]> rows = new ArrayList<>();
    for (int subject = 0; subject < 2 * parts; subject++) {
      rows.add(new Object[] {"noise", "s" + subject, subject % 2 == 0 ? "train" : "test"});
    }
    write(folder.resolve("_inion/subjects/part-0.parquet"), schema, rows);
  }

  private Object[] row(int subject, int number) {
    float[][] signal = new float[channels.size()][];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = channel(subject, number, channels.get(i), samples);
    }
    Map<String, Object> cells =
        new java.util.HashMap<>(
            Map.of(
                "recording_id",
                "noise/" + subject,
                "dataset",
                "noise",
                "subject_id",
                "s" + subject,
                "task",
                number % 2 == 0 ? "rest" : "film",
                "window_index",
                number,
                "start_seconds",
                2.0 * number,
                "age_years",
                5.0 + subject,
                "sex",
                subject % 2 == 0 ? "F" : "M",
                "clean",
                number != 1));
    Window window = new Window(subject, number, signal, cells);
    change.accept(window);
    byte[] bytes = new byte[encoding.bytes(channels.size(), samples)];
    float[] scales = encoding.encode(window.signal(), 0, samples, bytes);
    cells.put("signal", bytes);
    if (scales.length > 0) {
      cells.put("signal_scale", scales);
    }
    return WindowColumns.SCHEMA.columns().stream()
        .map(
            column ->
                cells.containsKey(column.name()) ? cells.get(column.name()) : AnyCell.of(column))
        .toArray();
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
