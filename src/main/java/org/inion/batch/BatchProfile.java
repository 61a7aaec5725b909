package org.inion.batch;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Where the time of some epochs goes when nothing is done with their batches.
 *
 * @param wallSeconds of all epochs
 * @param firstBatchSeconds until the first batch was there
 * @param waitSeconds that the taker waited: nearly all, as it does nothing else
 * @param gcSeconds of the collector
 * @param times of the threads that make batches
 * @param batches that were made
 * @param peakBytes most of Arrow's memory
 */
public record BatchProfile(
    double wallSeconds,
    double firstBatchSeconds,
    double waitSeconds,
    double gcSeconds,
    ReadTimes times,
    long batches,
    long peakBytes) {

  /**
   * Makes batches and lets them go.
   *
   * @param epochs how many
   * @param ahead batches that may be ready and not taken yet
   */
  public static BatchProfile of(
      WindowSource source, int epochs, int batchSize, Crop crop, BatchOrder order, int ahead)
      throws IOException {
    long begin = System.nanoTime();
    double first = 0;
    double waited = 0;
    double collected = collectorSeconds();
    long batches = 0;
    ReadTimes times = ReadTimes.NONE;
    for (int epoch = 0; epoch < epochs; epoch++) {
      try (Prefetch stream = new Prefetch(source.epoch(epoch, batchSize, crop, order), ahead)) {
        for (Optional<Batch> next = stream.next(); next.isPresent(); next = stream.next()) {
          next.orElseThrow().close();
          if (batches++ == 0) {
            first = seconds(begin);
          }
        }
        waited += stream.waitedSeconds();
        times = times.plus(stream.times());
      }
    }
    return new BatchProfile(
        seconds(begin),
        first,
        waited,
        collectorSeconds() - collected,
        times,
        batches,
        source.peakBytes());
  }

  /** Windows a second. */
  public double windowsPerSecond() {
    return times.windows() / wallSeconds;
  }

  /** Megabytes a second, as a network takes them. */
  public double megabytesPerSecond() {
    return times.bytes() / 1e6 / wallSeconds;
  }

  private static double seconds(long beginNanos) {
    return (System.nanoTime() - beginNanos) / 1e9;
  }

  private static double collectorSeconds() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum()
        / 1e3;
  }
}
