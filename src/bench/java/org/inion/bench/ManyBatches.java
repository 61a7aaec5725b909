package org.inion.bench;

import java.io.IOException;
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
    List<double[]> heap = new ArrayList<>();
    List<double[]> resident = new ArrayList<>();
    long left = 0;
    int done = 0;
    try (WindowBatches batches = BatchesBench.open(folder)) {
      for (int epoch = 0; done < wanted; epoch++) {
        try (Prefetch stream = BatchesBench.epoch(batches, epoch, BATCH)) {
          Optional<Batch> next = stream.next();
          for (; next.isPresent() && done < wanted; next = stream.next()) {
            next.orElseThrow().close();
            if (++done % (wanted / SAMPLES) == 0) {
              heap.add(new double[] {done / 1000.0, MemoryNow.liveHeap()});
              resident.add(new double[] {done / 1000.0, MemoryNow.resident()});
            }
          }
          next.ifPresent(Batch::close);
        }
        left = Math.max(left, batches.allocatedBytes());
      }
    }
    return new Told(slope(heap), slope(resident), left);
  }

  private static double slope(List<double[]> points) {
    return Numbers.slope(points.subList(1, points.size()));
  }
}
