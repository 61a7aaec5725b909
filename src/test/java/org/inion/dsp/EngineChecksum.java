package org.inion.dsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.inion.error.Where;
import org.inion.signal.SampleRate;

/**
 * Filters and measures known signals and sums up every bit of the result. Runs in a JVM of its own
 * for each size of vectors: the size is a constant of the JVM, and a second one makes the first
 * slow.
 */
final class EngineChecksum {
  private EngineChecksum() {}

  /** Prints the name of the vector engine and its checksum. */
  public static void main(String[] arguments) throws IOException {
    LaneEngine engine = LaneEngines.vector().orElseThrow();
    System.out.println(engine.name() + " " + of(engine));
  }

  static long of(LaneEngine engine) throws IOException {
    CRC32 sum = new CRC32();
    for (double hertz : new double[] {500, 256, 100}) {
      SampleRate rate = SampleRate.ofHertz(hertz);
      float[][] signal = Signals.noise(17, (int) (hertz * 7), 1000, 9);
      add(sum, engine, rate, signal);
      // The sign of a nought is a bit as well: flat beside others, flat in parts, all flat.
      Arrays.fill(signal[3], 0);
      Arrays.fill(signal[16], 0);
      add(sum, engine, rate, signal);
      for (float[] channel : signal) {
        Arrays.fill(channel, 0, channel.length - (int) hertz, 0);
      }
      add(sum, engine, rate, signal);
      add(sum, engine, rate, new float[17][signal[0].length]);
    }
    return sum.getValue();
  }

  private static void add(CRC32 sum, LaneEngine engine, SampleRate rate, float[][] signal)
      throws IOException {
    SignalFilter filter = new SignalFilter(polyphase(rate), engine);
    float[][] output = new float[17][filter.outputs(signal[0].length)];
    List<Band> bands = List.of(new Band(5, 15), new Band(20, 40));
    TileSpectra spectra = new TileSpectra(engine, rate, 17, signal[0].length, bands);
    filter.filter(Where.file("test"), new MemorySource(rate, signal), output, spectra);
    add(sum, output);
    add(sum, spectra.powers()[0]);
    add(sum, spectra.powers()[1]);
  }

  private static PolyphaseFilter polyphase(SampleRate rate) {
    FilterSpec spec = FilterSpec.band(0.5, 45);
    return PolyphaseFilter.of(Where.file("test"), spec, rate, SampleRate.ofHertz(100));
  }

  private static void add(CRC32 sum, float[][] values) {
    for (float[] row : values) {
      ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES);
      bytes.asFloatBuffer().put(row);
      sum.update(bytes.array());
    }
  }
}
