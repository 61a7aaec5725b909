package org.inion.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A preprocess job in a JVM of its own, with its memory watched. */
final class WatchedJob {
  private WatchedJob() {}

  /**
   * What was seen.
   *
   * @param wallSeconds from the JVM's start to its end
   * @param peakBytes of resident memory, 0 where that is not told
   * @param heapBytes samples in their order
   * @param summary the job's own JSON
   */
  record Seen(double wallSeconds, long peakBytes, List<Long> heapBytes, String summary) {

    /** The median of a part of the samples, from and to as shares of them. */
    double megabytes(double from, double to) {
      int size = heapBytes.size();
      double[] part =
          heapBytes.subList((int) (from * size), Math.max(1, (int) (to * size))).stream()
              .mapToDouble(bytes -> bytes / 1e6)
              .toArray();
      return Numbers.median(part);
    }

    double mostMegabytes() {
      return heapBytes.stream().mapToLong(Long::longValue).max().orElse(0) / 1e6;
    }
  }

  /** Runs {@code preprocess} on a BIDS folder. */
  static Seen run(Path folder, Path bids, String heap, HeapWatch.Sample sample, long pauseMillis)
      throws IOException {
    Path log = folder.resolve("heap.txt");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The flags of this JVM, less its heap: those that jobs/jvm.flags and the launcher gave it.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-Xmx"))
        .forEach(words::add);
    words.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(HeapWatch.class.getName(), log.toString(), sample.name()));
    words.add(String.valueOf(pauseMillis));
    words.addAll(List.of("preprocess", "--bids", bids.toString(), "--json"));
    words.addAll(List.of("--out", folder.resolve("windows").toString()));
    long start = System.nanoTime();
    String output = Command.run(folder, words);
    double wall = (System.nanoTime() - start) / 1e9;
    List<Long> heapBytes = new ArrayList<>();
    long peak = 0;
    for (String line : Files.readAllLines(log)) {
      long bytes = Long.parseLong(line.substring(line.indexOf(' ') + 1));
      if (line.startsWith(HeapWatch.PEAK)) {
        peak = bytes;
      } else {
        heapBytes.add(bytes);
      }
    }
    return new Seen(wall, peak, heapBytes, output.strip());
  }
}
