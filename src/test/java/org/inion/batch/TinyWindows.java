package org.inion.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.assertj.core.data.Offset;
import org.inion.AnyCell;
import org.inion.table.Column;
import org.inion.table.Contract;
import org.inion.table.RowWriter;
import org.inion.table.Schema;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowColumns;

/**
 * A windows folder of 45 small windows: five subjects with 7, 8, 9, 10 and 11 of them in three
 * files. A sample's value tells the window's number and the sample's.
 */
public final class TinyWindows {
  static final int CHANNELS = 3;
  static final int SAMPLES = 10;
  static final int FLOATS = CHANNELS * SAMPLES;

  /** Half a step of int16 at the largest value. */
  static final Offset<Float> PRECISION = Offset.offset(0.08f);

  private static final int LEAST_WINDOWS = 7;
  private static final int SUBJECTS = 5;
  private static final int PER_NUMBER = 100;

  private TinyWindows() {}

  static int subject(int number) {
    int subject = 0;
    int left = number;
    while (left >= LEAST_WINDOWS + subject) {
      left -= LEAST_WINDOWS + subject++;
    }
    return subject;
  }

  static boolean isClean(int number) {
    return number % 4 != 0;
  }

  static float age(int subject) {
    return 5.5f + subject;
  }

  static float[] signal(int number) {
    float[] signal = new float[FLOATS];
    for (int i = 0; i < FLOATS; i++) {
      signal[i] = PER_NUMBER * number + i % SAMPLES;
    }
    return signal;
  }

  static int number(float[] signal) {
    return Math.round(signal[0] / PER_NUMBER);
  }

  static int sample(float value) {
    return Math.round(value) % PER_NUMBER;
  }

  /** Writes the folder and says how many windows it has. */
  public static int write(Path folder, SignalEncoding encoding) throws IOException {
    writeContract(folder, encoding);
    int number = 0;
    for (int file = 0; 2 * file < SUBJECTS; file++) {
      var path = new org.apache.hadoop.fs.Path(folder.resolve("part-" + file + ".parquet").toUri());
      try (RowWriter writer =
          new RowWriter(
              HadoopOutputFile.fromPath(path, new Configuration()),
              WindowColumns.SCHEMA,
              Map.of(),
              1)) {
        while (number < 45 && subject(number) / 2 == file) {
          writer.write(row(number++, encoding));
        }
      }
    }
    return number;
  }

  static void writeContract(Path folder, SignalEncoding encoding) throws IOException {
    Files.createDirectories(folder.resolve("_inion"));
    Contract contract =
        new Contract(
            List.of("A", "B", "C"),
            100,
            SAMPLES,
            "uV",
            encoding.key(),
            WindowColumns.SCHEMA.columns().stream().map(Column::name).toList());
    Files.writeString(folder.resolve("_inion/contract.json"), contract.toJson());
  }

  private static Object[] row(int number, SignalEncoding encoding) {
    int subject = subject(number);
    float[][] x = new float[CHANNELS][SAMPLES];
    for (int i = 0; i < FLOATS; i++) {
      x[i / SAMPLES][i % SAMPLES] = signal(number)[i];
    }
    byte[] bytes = new byte[encoding.bytes(CHANNELS, SAMPLES)];
    float[] scales = encoding.encode(x, 0, SAMPLES, bytes);
    Schema schema = WindowColumns.SCHEMA;
    Object[] row = new Object[schema.columns().size()];
    for (int i = 0; i < row.length; i++) {
      Column column = schema.columns().get(i);
      row[i] =
          switch (column.name()) {
            case "recording_id" -> "tiny/" + subject;
            case "dataset" -> "tiny";
            case "subject_id" -> Integer.toString(subject);
            case "task" -> number % 3 == 0 ? "movie" : "rest";
            case "window_index" -> number;
            case "signal" -> bytes;
            case "signal_scale" -> scales.length > 0 ? scales : null;
            case "n_channels" -> CHANNELS;
            case "n_samples" -> SAMPLES;
            case "age_years" -> (double) age(subject);
            case "sex" -> subject == 4 ? null : List.of("F", "M").get(subject % 2);
            case "clean" -> isClean(number);
            default -> AnyCell.of(column);
          };
    }
    return row;
  }
}
