package org.inion.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import org.inion.dsp.FilterSpec;
import org.inion.dsp.LaneEngine;
import org.inion.dsp.LaneEngines;
import org.inion.dsp.PolyphaseFilter;
import org.inion.dsp.SignalFilter;
import org.inion.dsp.TileSpectra;
import org.inion.dsp.UnfilteredTap;
import org.inion.error.Where;

/**
 * CPU time, not wall time, of filter, decimation and spectra: what counts on a machine that does
 * other things as well. Prints the median and the least of thread CPU seconds after warm-up.
 */
public final class FilterCost {
  private static final int RUNS = 40;

  private FilterCost() {}

  /** A task that may fail to read. */
  private interface Task {
    void run() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    BenchRecording recording = new BenchRecording();
    float[][] copy = new float[BenchRecording.CHANNELS][BenchRecording.SAMPLES];
    print("copy of the source", () -> recording.read(0, BenchRecording.SAMPLES, copy, 0));
    Optional<LaneEngine> vector = LaneEngines.vector();
    if (vector.isPresent()) {
      measure(vector.orElseThrow(), recording);
    }
    measure(LaneEngines.plain(), recording);
  }

  private static void measure(LaneEngine engine, BenchRecording recording) throws IOException {
    for (double lowPassHz : new double[] {40, 50}) {
      Where where = Where.file("benchmark");
      FilterSpec spec = FilterSpec.band(0.5, lowPassHz);
      PolyphaseFilter polyphase =
          PolyphaseFilter.of(where, spec, BenchRecording.RATE, BenchRecording.OUTPUT);
      SignalFilter filter = new SignalFilter(polyphase, engine);
      float[][] target = new float[BenchRecording.CHANNELS][filter.outputs(BenchRecording.SAMPLES)];
      String name = engine.name() + " 0.5-" + lowPassHz + " Hz";
      print(name, () -> filter.filter(where, recording, target, UnfilteredTap.none()));
      print(name + " and spectra", () -> filter.filter(where, recording, target, spectra(engine)));
    }
  }

  private static TileSpectra spectra(LaneEngine engine) {
    return new TileSpectra(
        engine,
        BenchRecording.RATE,
        BenchRecording.CHANNELS,
        BenchRecording.SAMPLES,
        SpectraBenchmark.BANDS);
  }

  private static void print(String name, Task task) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    double[] seconds = new double[RUNS];
    for (int run = -RUNS; run < RUNS; run++) {
      long before = threads.getCurrentThreadCpuTime();
      task.run();
      if (run >= 0) {
        seconds[run] = (threads.getCurrentThreadCpuTime() - before) / 1e9;
      }
    }
    Arrays.sort(seconds);
    System.out.printf("%-32s median %.3f CPU-s, least %.3f%n", name, seconds[RUNS / 2], seconds[0]);
  }
}
