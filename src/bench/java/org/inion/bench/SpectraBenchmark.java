package org.inion.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inion.dsp.Band;
import org.inion.dsp.TileSpectra;
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
import org.openjdk.jmh.annotations.Warmup;

/** Band powers of every second of one recording of 129 × 150,000 samples at 500 Hz. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "--add-modules=jdk.incubator.vector"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class SpectraBenchmark {
  static final List<Band> BANDS = List.of(new Band(1, 30), new Band(30, 100), new Band(57, 63));

  @Param({"vector", "plain"})
  String engine;

  private float[][] signal;

  @Setup
  public void prepare() {
    signal = new float[BenchRecording.CHANNELS][BenchRecording.SAMPLES];
    new BenchRecording().read(0, BenchRecording.SAMPLES, signal, 0);
  }

  @Benchmark
  public float[][][] bandPowersOfEverySecond() {
    TileSpectra spectra =
        new TileSpectra(
            FilterBenchmark.engine(engine),
            BenchRecording.RATE,
            BenchRecording.CHANNELS,
            BenchRecording.SAMPLES,
            BANDS);
    spectra.accept(signal, 0, BenchRecording.SAMPLES, 0);
    return spectra.powers();
  }
}
