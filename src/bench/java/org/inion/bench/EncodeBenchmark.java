package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inion.ingest.WholeIngest;
import org.inion.simulate.RawFormat;
import org.inion.table.SignalEncoding;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Encoding and writing of one recording: 129 channels × 30,000 samples at 100 Hz, 150 windows of 2
 * s, which are 15.5 MB as float32.
 */
public class EncodeBenchmark {
  private static final int WINDOWS = 150;
  private static final int SAMPLES = 200;

  /** Windows to bytes. */
  @State(Scope.Thread)
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 3, time = 1)
  @Measurement(iterations = 5, time = 1)
  @Fork(1)
  public static class Encode {
    @Param public SignalEncoding encoding;
    private float[][] signal;
    private byte[] target;

    @Setup
    public void simulate() {
      Shape shape = new Shape(129, 100, 300);
      SimulatedRecording recording = new SimulatedRecording(shape, 1);
      signal = new float[shape.channels()][shape.samples()];
      for (int second = 0; second < shape.seconds(); second++) {
        float[][] part = recording.nextSecond();
        for (int c = 0; c < signal.length; c++) {
          System.arraycopy(part[c], 0, signal[c], second * shape.rateHz(), shape.rateHz());
        }
      }
      target = new byte[encoding.bytes(signal.length, SAMPLES)];
    }

    @Benchmark
    public byte[] windows() {
      for (int w = 0; w < WINDOWS; w++) {
        encoding.encode(signal, w * SAMPLES, SAMPLES, target);
      }
      return target;
    }
  }

  /** Rows to a Parquet file, as the job writes them. */
  @State(Scope.Thread)
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 3, time = 2)
  @Measurement(iterations = 5, time = 2)
  @Fork(1)
  public static class Write {
    private Path folder;
    private List<Object[]> rows;
    private Cost.Work writing;

    @Setup
    public void ingest() throws IOException {
      folder = Files.createTempDirectory("inion-bench");
      SimulatedRecording.write(folder.resolve("recording"), RawFormat.EDF, Shape.FULL, 1);
      Path recording = folder.resolve("recording.edf");
      WholeIngest ingest = new WholeIngest(recording);
      rows = Parts.rows(ingest, recording);
      writing = Parts.writing(ingest, rows, folder.resolve("rows.parquet"));
    }

    @TearDown
    public void delete() throws IOException {
      Folders.delete(folder);
    }

    @Benchmark
    public List<Object[]> rows() throws IOException {
      writing.run();
      return rows;
    }
  }
}
