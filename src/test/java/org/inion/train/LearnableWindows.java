package org.inion.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/**
 * A windows folder from which something can be learnt: 16 subjects with 6 windows each, 4 channels
 * of 64 samples at 100 Hz. The amplitude of a sine of 10 Hz is the subject's age; boys have one of
 * 25 Hz besides. In two files; ten subjects are on the training side, three on each other one.
 */
public final class LearnableWindows {
  public static final int SUBJECTS = 16;
  public static final int WINDOWS = 6;
  public static final int TRAINING = 10;
  public static final int CHANNELS = 4;
  public static final int SAMPLES = 64;
  private static final int VALIDATION = 3;
  private static final double RATE_HZ = 100;
  private static final double AGE_HZ = 10;
  private static final double SEX_HZ = 25;

  private final Path folder;
  private Consumer<Window> change = window -> {};
  private Consumer<Map<String, Object>> subjectChange = subject -> {};

  /**
   * A window before it is written.
   *
   * @param subject from 0
   * @param number of the subject's windows, from 0
   * @param signal of each channel
   * @param cells of its row that tests change
   */
  @SuppressWarnings("ArrayRecordComponent") // made to be changed
  public record Window(int subject, int number, float[][] signal, Map<String, Object> cells) {}

  private LearnableWindows(Path folder) {
    this.folder = folder;
  }

  /** In a folder that is made. */
  public static LearnableWindows in(Path folder) {
    return new LearnableWindows(folder);
  }

  /** Each window goes through this. */
  LearnableWindows windows(Consumer<Window> through) {
    change = through;
    return this;
  }

  /** Each row of the table of subjects goes through this: {@code subject_id, split, fold}. */
  LearnableWindows subjects(Consumer<Map<String, Object>> through) {
    subjectChange = through;
    return this;
  }

  static double age(int subject) {
    return 6 + 0.75 * ((7 * subject) % SUBJECTS);
  }

  static String sex(int subject) {
    return subject % 2 == 0 ? "F" : "M";
  }

  static String split(int subject) {
    return subject < TRAINING ? "train" : subject < TRAINING + VALIDATION ? "validation" : "test";
  }

  /** Writes it. */
  public Path write() throws IOException {
    Files.createDirectories(folder.resolve("_inion/subjects"));
    List<String> columns = WindowColumns.SCHEMA.columns().stream().map(Column::name).toList();
    String encoding = SignalEncoding.FLOAT32.key();
    Contract contract =
        new Contract(List.of("Fz", "Cz", "Pz", "Oz"), RATE_HZ, SAMPLES, "uV", encoding, columns);
    Files.writeString(folder.resolve("_inion/contract.json"), contract.toJson());
    Files.writeString(folder.resolve("_inion/summary.json"), "{\"simulated\": [\"learnable\"]}");
    writeSubjects();
    Random random = new Random(1);
    int half = SUBJECTS / 2;
    writePart(0, half, random);
    writePart(half, SUBJECTS, random);
    return folder;
  }

  private void writeSubjects() throws IOException {
    Schema schema =
        new Schema(
            "subjects",
            List.of(
                Column.required("dataset", Column.Kind.STRING, ""),
                Column.required("subject_id", Column.Kind.STRING, ""),
                Column.required("split", Column.Kind.STRING, ""),
                Column.optional("fold", Column.Kind.INT, ""),
                Column.optional("age_years", Column.Kind.DOUBLE, "")));
    List<Object[]> rows = new ArrayList<>();
    for (int subject = 0; subject < SUBJECTS; subject++) {
      Map<String, Object> cells = new LinkedHashMap<>();
      cells.put("dataset", "learnable");
      cells.put("subject_id", Integer.toString(subject));
      cells.put("split", split(subject));
      cells.put("fold", null);
      cells.put("age_years", age(subject));
      subjectChange.accept(cells);
      rows.add(cells.values().toArray());
    }
    write(folder.resolve("_inion/subjects/part-0.parquet"), schema, rows);
  }

  private void writePart(int from, int to, Random random) throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (int subject = from; subject < to; subject++) {
      for (int number = 0; number < WINDOWS; number++) {
        Window window =
            new Window(subject, number, signal(subject, random), cells(subject, number));
        change.accept(window);
        rows.add(row(window));
      }
    }
    write(folder.resolve("part-" + from + ".parquet"), WindowColumns.SCHEMA, rows);
  }

  private static float[][] signal(int subject, Random random) {
    float[][] signal = new float[CHANNELS][SAMPLES];
    double phase = 2 * Math.PI * random.nextDouble();
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int i = 0; i < SAMPLES; i++) {
        double radians = 2 * Math.PI * i / RATE_HZ;
        double sex = sex(subject).equals("M") ? 5 * Math.sin(SEX_HZ * radians + phase) : 0;
        double age = age(subject) * Math.sin(AGE_HZ * radians + phase);
        signal[channel][i] = (float) (0.1 * (age + sex + random.nextGaussian()));
      }
    }
    return signal;
  }

  private static Map<String, Object> cells(int subject, int number) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("recording_id", "learnable/" + subject);
    cells.put("dataset", "learnable");
    cells.put("subject_id", Integer.toString(subject));
    cells.put("task", "rest");
    cells.put("window_index", number);
    cells.put("n_channels", CHANNELS);
    cells.put("n_samples", SAMPLES);
    cells.put("age_years", age(subject));
    cells.put("sex", sex(subject));
    cells.put("clean", true);
    return cells;
  }

  private static Object[] row(Window window) {
    SignalEncoding encoding = SignalEncoding.FLOAT32;
    byte[] bytes = new byte[encoding.bytes(CHANNELS, SAMPLES)];
    encoding.encode(window.signal(), 0, SAMPLES, bytes);
    List<Column> columns = WindowColumns.SCHEMA.columns();
    Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      Column column = columns.get(i);
      row[i] =
          column.name().equals("signal")
              ? bytes
              : window.cells().containsKey(column.name())
                  ? window.cells().get(column.name())
                  : AnyCell.of(column);
    }
    return row;
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
