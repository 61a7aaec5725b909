package org.inion.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.inion.file.LocalFiles;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.format.edf.EdfLayout;
import org.inion.format.edf.EdfSignal;
import org.inion.format.edf.EdfVariant;
import org.inion.format.edf.EdfWriter;
import org.inion.signal.Recording;
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
  private static final int CHANNELS = 129;
  private static final int SAMPLES_PER_RECORD = 500;
  private static final int RECORDS = 300;
  private static final int SAMPLES = RECORDS * SAMPLES_PER_RECORD;
  private static final int BLOCK_SAMPLES = 5000;

  /** Which kind of file. */
  @Param({"EDF", "BDF"})
  public EdfVariant variant;

  private final int[] channels = IntStream.range(0, CHANNELS).toArray();
  private final float[][] whole = new float[CHANNELS][SAMPLES];
  private Path file;

  @Setup(Level.Trial)
  public void writeFile() throws IOException {
    file = Files.createTempFile("inion", variant == EdfVariant.EDF ? ".edf" : ".bdf");
    List<EdfSignal> signals = new ArrayList<>();
    for (int c = 0; c < CHANNELS; c++) {
      signals.add(EdfSignal.fullRange(variant, "E" + (c + 1), "uV", -800, 800, SAMPLES_PER_RECORD));
    }
    EdfLayout layout = EdfLayout.continuous(variant, BigDecimal.ONE, RECORDS, signals);
    Random random = new Random(1);
    float[][] record = new float[CHANNELS][SAMPLES_PER_RECORD];
    try (EdfWriter writer =
        EdfWriter.open(Channels.newChannel(Files.newOutputStream(file)), layout)) {
      for (int r = 0; r < RECORDS; r++) {
        for (float[] channel : record) {
          for (int i = 0; i < SAMPLES_PER_RECORD; i++) {
            channel[i] = (float) random.nextGaussian() * 40;
          }
        }
        writer.write(record);
      }
    }
  }

  @TearDown(Level.Trial)
  public void deleteFile() throws IOException {
    Files.delete(file);
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
    return RecordingFormats.all().open(new LocalFiles(), file.toString(), ReadPolicies.DEFAULT);
  }
}
