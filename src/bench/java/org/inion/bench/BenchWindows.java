package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.inion.AnyCell;
import org.inion.table.Column;
import org.inion.table.Contract;
import org.inion.table.RowWriter;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowColumns;

/**
 * A windows folder as a preprocess run writes it, of simulated signals: {@code parts} files of some
 * recordings, each a row group. The signals repeat, each recording louder or softer by its own
 * factor.
 */
record BenchWindows(int parts, int partRecordings, SignalEncoding encoding) {
  static final int CHANNELS = 129;
  static final int SAMPLES = 200;
  static final int RATE_HZ = 100;

  private static final int RECORDING_WINDOWS = 150;
  private static final int DISTINCT_WINDOWS = 140;
  private static final int ZSTD_LEVEL = 0;

  int windows() {
    return parts * partRecordings * RECORDING_WINDOWS;
  }

  /** Megabytes of the signal column, not compressed. */
  double storedMegabytes() {
    return 1e-6 * windows() * encoding.bytes(CHANNELS, SAMPLES);
  }

  /** Megabytes of the windows as a network takes them. */
  double megabytes() {
    return 1e-6 * windows() * SignalEncoding.FLOAT32.bytes(CHANNELS, SAMPLES);
  }

  /** Name of a part. */
  static String part(int number) {
    return "part-%03d.parquet".formatted(number);
  }

  /** Writes the folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("_inion"));
    Contract contract =
        new Contract(
            IntStream.rangeClosed(1, CHANNELS).mapToObj(i -> "E" + i).toList(),
            RATE_HZ,
            SAMPLES,
            "uV",
            encoding.key(),
            WindowColumns.SCHEMA.columns().stream().map(Column::name).toList());
    Files.writeString(folder.resolve("_inion/contract.json"), contract.toJson());
    List<float[][]> signals = signals();
    Path recording = folder.resolve("_inion/recording.parquet");
    int number = 0;
    for (int part = 0; part < parts; part++) {
      var target = hadoop(folder.resolve(part(part)));
      ParquetFileWriter writer =
          new ParquetFileWriter(
              HadoopOutputFile.fromPath(target, new Configuration()),
              WindowColumns.SCHEMA.parquet(),
              ParquetFileWriter.Mode.CREATE,
              ParquetWriter.DEFAULT_BLOCK_SIZE,
              0,
              ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
              ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
              ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
      writer.start();
      for (int i = 0; i < partRecordings; i++) {
        write(recording, signals, number);
        number += RECORDING_WINDOWS;
        writer.appendFile(HadoopInputFile.fromPath(hadoop(recording), new Configuration()));
      }
      writer.end(Map.of());
    }
  }

  /** Lets each part lie in the folder several times, by hard links. */
  void repeat(Path folder, int times) throws IOException {
    for (int part = 0; part < parts; part++) {
      for (int time = 1; time < times; time++) {
        Files.createLink(folder.resolve(part(part + time * parts)), folder.resolve(part(part)));
      }
    }
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  private void write(Path recording, List<float[][]> signals, int first) throws IOException {
    try (RowWriter writer =
        new RowWriter(
            HadoopOutputFile.fromPath(hadoop(recording), new Configuration()),
            WindowColumns.SCHEMA,
            Map.of(),
            ZSTD_LEVEL)) {
      for (int number = first; number < first + RECORDING_WINDOWS; number++) {
        writer.write(row(number, signals.get(number % signals.size())));
      }
    }
  }

  private static List<float[][]> signals() {
    SimulatedRecording recording = new SimulatedRecording(new Shape(CHANNELS, RATE_HZ, 1), 1);
    List<float[][]> signals = new ArrayList<>();
    for (int i = 0; i < DISTINCT_WINDOWS; i++) {
      float[][] window = new float[CHANNELS][SAMPLES];
      for (int second = 0; second < SAMPLES / RATE_HZ; second++) {
        float[][] next = recording.nextSecond();
        for (int c = 0; c < CHANNELS; c++) {
          System.arraycopy(next[c], 0, window[c], second * RATE_HZ, RATE_HZ);
        }
      }
      signals.add(window);
    }
    return signals;
  }

  private Object[] row(int number, float[][] signal) {
    int subject = number / RECORDING_WINDOWS;
    float gain = 0.7f + 0.6f * ((subject * 0.618f) % 1);
    float[][] x = new float[CHANNELS][SAMPLES];
    for (int c = 0; c < CHANNELS; c++) {
      for (int i = 0; i < SAMPLES; i++) {
        x[c][i] = gain * signal[c][i];
      }
    }
    byte[] bytes = new byte[encoding.bytes(CHANNELS, SAMPLES)];
    float[] scales = encoding.encode(x, 0, SAMPLES, bytes);
    Object[] row = new Object[WindowColumns.SCHEMA.columns().size()];
    for (int i = 0; i < row.length; i++) {
      Column column = WindowColumns.SCHEMA.columns().get(i);
      row[i] =
          switch (column.name()) {
            case "recording_id" -> "bench/sub-%04d/eeg/sub-%04d".formatted(subject, subject);
            case "dataset" -> "bench";
            case "subject_id" -> "%04d".formatted(subject);
            case "task" -> "RestingState";
            case "window_index" -> number % RECORDING_WINDOWS;
            case "signal" -> bytes;
            case "signal_scale" -> scales.length > 0 ? scales : null;
            case "n_channels" -> CHANNELS;
            case "n_samples" -> SAMPLES;
            case "sample_rate_hz" -> (double) RATE_HZ;
            case "age_years" -> 5 + subject % 160 / 10.0;
            case "clean" -> true;
            default -> AnyCell.of(column);
          };
    }
    return row;
  }
}
