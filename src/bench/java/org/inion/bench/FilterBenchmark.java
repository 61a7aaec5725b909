package org.inion.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.inion.dsp.FilterSpec;
import org.inion.dsp.LaneEngine;
import org.inion.dsp.LaneEngines;
import org.inion.dsp.PolyphaseFilter;
import org.inion.dsp.SignalFilter;
import org.inion.dsp.UnfilteredTap;
import org.inion.error.Where;
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
import org.openjdk.jmh.annotations.Warmup;

/** Filter and decimation of one recording of 129 × 150,000 samples from 500 Hz to 100 Hz. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "--add-modules=jdk.incubator.vector"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class FilterBenchmark {
  @Param({"vector", "plain"})
  String engine;

  @Param({"40", "50"})
  double lowPassHz;

  private final BenchRecording recording = new BenchRecording();
  private SignalFilter filter;
  private float[][] target;

  @Setup(Level.Trial)
  public void prepare() {
    Where where = Where.file("benchmark");
    FilterSpec spec = FilterSpec.band(0.5, lowPassHz);
    PolyphaseFilter polyphase =
        PolyphaseFilter.of(where, spec, BenchRecording.RATE, BenchRecording.OUTPUT);
    filter = new SignalFilter(polyphase, engine(engine));
    target = new float[BenchRecording.CHANNELS][filter.outputs(BenchRecording.SAMPLES)];
  }

  static LaneEngine engine(String name) {
    return name.equals("plain") ? LaneEngines.plain() : LaneEngines.vector().orElseThrow();
  }

  @Benchmark
  public float[][] filterAndDecimate() throws IOException {
    filter.filter(Where.file("benchmark"), recording, target, UnfilteredTap.none());
    return target;
  }
}
