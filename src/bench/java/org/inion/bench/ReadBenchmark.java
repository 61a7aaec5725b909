package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.inion.file.LocalFiles;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.signal.Recording;
import org.inion.simulate.RawFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * Reading a recording of 129 channels × 500 Hz × 300 s from a file that the system has cached, into
 * floats whose memory is reused.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadBenchmark {
  private static final int CHANNELS = Shape.FULL.channels();
  private static final int SAMPLES = Shape.FULL.samples();
  private static final int BLOCK_SAMPLES = 5000;

  /** What it is stored as. */
  @Param({"EDF", "BDF", "SET", "BRAINVISION", "BRAINVISION_INT16"})
  public RawFormat format;

  private final int[] channels = IntStream.range(0, CHANNELS).toArray();
  private final float[][] whole = new float[CHANNELS][SAMPLES];
  private Path folder;
  private String file;

  @Setup(Level.Trial)
  public void writeFile() throws IOException {
    folder = Files.createTempDirectory("inion-bench");
    SimulatedRecording.write(folder.resolve("recording"), format, Shape.FULL, 1);
    file = folder.resolve("recording" + format.extensions().get(0)).toString();
  }

  @TearDown(Level.Trial)
  public void deleteFile() throws IOException {
    Folders.delete(folder);
  }

  /** The whole recording at once. */
  @Benchmark
  public float[][] whole() throws IOException {
    try (Recording recording = open()) {
      recording.read(channels, 0, SAMPLES, whole, 0);
    }
    return whole;
  }

  /** Block after block into the same memory, as a job reads. */
  @Benchmark
  public float[][] blocks() throws IOException {
    try (Recording recording = open()) {
      for (int start = 0; start < SAMPLES; start += BLOCK_SAMPLES) {
        recording.read(channels, start, BLOCK_SAMPLES, whole, 0);
      }
    }
    return whole;
  }

  private Recording open() throws IOException {
    return RecordingFormats.all().open(new LocalFiles(), file, ReadPolicies.DEFAULT);
  }
}
