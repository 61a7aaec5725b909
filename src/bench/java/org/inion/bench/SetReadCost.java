package org.inion.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.inion.file.LocalFiles;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormats;
import org.inion.signal.Recording;

/**
 * CPU time of the reading thread for opening and reading a raw file, to floats whose memory is
 * reused, as a whole and in blocks of 5,000 samples: {@code SetReadCost FILE ROUNDS}. It prints the
 * least and the median.
 */
final class SetReadCost {
  private static final int BLOCK_SAMPLES = 5000;
  private static final int WARM_UP = 10;

  private SetReadCost() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    print("whole", file, rounds, Integer.MAX_VALUE);
    print("blocks", file, rounds, BLOCK_SAMPLES);
  }

  private static void print(String name, Path file, int rounds, int most) throws IOException {
    float[][] target = target(file, most);
    double[] seconds = new double[rounds];
    for (int i = -WARM_UP; i < rounds; i++) {
      long before = cpuNanos();
      read(file, target);
      if (i >= 0) {
        seconds[i] = (cpuNanos() - before) / 1e9;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%s: least %.4f CPU-s, median %.4f CPU-s of %d rounds%n",
        name,
        seconds[0],
        seconds[rounds / 2],
        rounds);
  }

  private static float[][] target(Path file, int most) throws IOException {
    try (Recording recording = open(file)) {
      long samples = recording.channels().get(0).samples();
      return new float[recording.channels().size()][(int) Math.min(most, samples)];
    }
  }

  private static void read(Path file, float[][] target) throws IOException {
    try (Recording recording = open(file)) {
      int[] channels = IntStream.range(0, target.length).toArray();
      long samples = recording.channels().get(0).samples();
      for (long start = 0; start < samples; start += target[0].length) {
        int length = (int) Math.min(target[0].length, samples - start);
        recording.read(channels, start, length, target, 0);
      }
    }
  }

  private static Recording open(Path file) throws IOException {
    return RecordingFormats.all().open(new LocalFiles(), file.toString(), ReadPolicies.DEFAULT);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
