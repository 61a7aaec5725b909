package org.inion.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.batch.Batch;
import org.inion.batch.Prefetch;
import org.inion.batch.WindowBatches;

/** Makes batches, epoch after epoch, and watches the memory. */
final class ManyBatches {
  static final int BATCH = 8;
  private static final int SAMPLES = 10;

  private ManyBatches() {}

  /**
   * What was seen, from the second tenth on: the first fills caches.
   *
   * @param heapSlope MB of live heap per 1000 batches
   * @param residentSlope MB of resident memory per 1000 batches
   * @param left the most bytes of Arrow's memory after an epoch
   */
  record Told(double heapSlope, double residentSlope, double left) {}

  static Told run(Path folder, int wanted) throws IOException {
    List<double[]> seen = new ArrayList<>();
    long left = 0;
    int done = 0;
    try (WindowBatches batches = BatchesBench.open(folder)) {
      for (int epoch = 0; done < wanted; epoch++) {
        try (Prefetch stream = BatchesBench.epoch(batches, epoch, BATCH)) {
          Optional<Batch> next = stream.next();
          for (; next.isPresent() && done < wanted; next = stream.next()) {
            next.orElseThrow().close();
            if (++done % (wanted / SAMPLES) == 0) {
              seen.add(new double[] {done / 1000.0, heapMegabytes(), residentMegabytes()});
            }
          }
          next.ifPresent(Batch::close);
        }
        left = Math.max(left, batches.allocatedBytes());
      }
    }
    List<double[]> steady = seen.subList(1, seen.size());
    return new Told(slope(steady, 1), slope(steady, 2), left);
  }

  private static double heapMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }

  /** As Linux counts it; 0 elsewhere. */
  private static double residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
        .findFirst()
        .orElse(0);
  }

  /** Of the line of least squares. */
  private static double slope(List<double[]> points, int column) {
    double meanX = points.stream().mapToDouble(p -> p[0]).average().orElse(0);
    double meanY = points.stream().mapToDouble(p -> p[column]).average().orElse(0);
    double xy = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[column] - meanY)).sum();
    double xx = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
    return xy / xx;
  }
}
