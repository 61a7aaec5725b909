package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.inion.batch.Batch;
import org.inion.batch.BatchOrder;
import org.inion.batch.Prefetch;
import org.inion.batch.Target;
import org.inion.batch.WindowBatches;
import org.inion.batch.WindowFilter;
import org.inion.table.SignalEncoding;

/** Measures batches beside the raw scan of the same files, in training, and over many of them. */
final class BatchesBench {
  static final int BATCH = 64;
  static final int BUFFER = 1024;
  static final int AHEAD = 3;

  private final Size size;
  private final int rounds;
  private final Path folder;

  /** How much is done. */
  record Size(int parts, int recordings, int rounds, double trainSeconds, int manyBatches) {
    static final Size FULL = new Size(8, 8, 5, 20, 10_000);
    static final Size QUICK = new Size(2, 1, 2, 2, 200);
  }

  /** What a round took. */
  private record Round(Cost raw, Cost batches) {}

  /** A warm-up, and what is measured. */
  private record Measured(List<Round> rounds, long peakBytes) {
    double median(ToDoubleFunction<Round> quantity) {
      return Numbers.median(rounds.stream().mapToDouble(quantity).toArray());
    }
  }

  BatchesBench(Size size, int rounds, Path folder) {
    this.size = size;
    this.rounds = rounds;
    this.folder = folder;
  }

  Figures run() throws IOException {
    Figures figures = new Figures().heading("Machine");
    figures.note("machine", "processor", Machine.words());
    figures.add("load_average", "load of the machine before the start", Machine.load());
    for (SignalEncoding encoding : SignalEncoding.values()) {
      BenchWindows windows = new BenchWindows(size.parts(), size.recordings(), encoding);
      Path place = folder.resolve(encoding.key());
      say("Writing " + windows.windows() + " windows as " + encoding.key() + " ...");
      windows.write(place);
      add(figures, encoding, windows, measure(place, windows));
      if (encoding == SignalEncoding.FLOAT32) {
        train(figures, place);
        many(figures, place);
      }
    }
    figures.add("load_average_after", "load at the end, ours included", Machine.load());
    return figures;
  }

  private Measured measure(Path place, BenchWindows windows) throws IOException {
    List<Round> found = new ArrayList<>();
    try (WindowBatches batches = open(place)) {
      // The first turn warms up.
      for (int round = 0; round <= rounds; round++) {
        int epoch = round;
        Cost raw = Cost.of(1, () -> RawScan.run(place, windows.encoding()));
        Cost ours = Cost.of(1, () -> drain(batches, epoch));
        if (round > 0) {
          found.add(new Round(raw, ours));
          say("Round " + round + " of " + rounds + " done.");
        }
      }
      return new Measured(found, batches.peakBytes());
    }
  }

  static WindowBatches open(Path place) throws IOException {
    return WindowBatches.open(place, WindowFilter.ALL, List.of(Target.number("age_years")));
  }

  static Prefetch epoch(WindowBatches batches, int epoch, int batchSize) {
    return new Prefetch(
        batches.epoch(epoch, batchSize, batches.whole(), BatchOrder.shuffled(BUFFER, 1)), AHEAD);
  }

  private static void drain(WindowBatches batches, int epoch) throws IOException {
    try (Prefetch stream = epoch(batches, epoch, BATCH)) {
      for (Optional<Batch> next = stream.next(); next.isPresent(); next = stream.next()) {
        next.orElseThrow().close();
      }
    }
  }

  private static void add(
      Figures figures, SignalEncoding encoding, BenchWindows windows, Measured measured) {
    String suffix = encoding == SignalEncoding.FLOAT32 ? "" : "_" + encoding.key();
    double megabytes = windows.storedMegabytes();
    figures.heading(
        "%s: %d windows of 129 × 200, %.0f MB; batches of %d, buffer %d"
            .formatted(encoding.key(), windows.windows(), megabytes, BATCH, BUFFER));
    figures.add(
        "raw_scan_ratio" + suffix,
        "MB/s of batches over MB/s of the raw scan",
        measured.median(round -> round.raw.wall() / round.batches.wall()),
        "≥ 0.7");
    figures.add(
        "mb_per_s" + suffix,
        "MB/s of batches, as stored",
        measured.median(round -> megabytes / round.batches.wall()));
    figures.add(
        "raw_mb_per_s" + suffix,
        "MB/s of the raw scan",
        measured.median(round -> megabytes / round.raw.wall()));
    figures.add(
        "raw_cpu_ratio" + suffix,
        "the ratio by CPU time of the process",
        measured.median(round -> round.raw.processCpu() / round.batches.processCpu()));
    figures.add(
        "raw_scan_ratio_least" + suffix,
        "the least ratio of a round",
        measured.rounds.stream()
            .mapToDouble(round -> round.raw.wall() / round.batches.wall())
            .min()
            .orElse(Double.NaN));
    figures.add(
        "buffer_peak_mb" + suffix, "most of Arrow's memory, MB", measured.peakBytes() / 1e6);
  }

  private void train(Figures figures, Path place) throws IOException {
    say("Training ...");
    try (WindowBatches batches = open(place);
        TrainingStep step = TrainingStep.ofTransformer(BATCH)) {
      TrainingStep.Told told = step.run(batches, size.trainSeconds());
      figures.heading("Training the default transformer, batches of " + BATCH);
      figures.add("wait_share", "share of its time that it waits for data", told.share(), "< 0.05");
      figures.add("train_windows_per_s", "windows/s", told.windowsPerSecond());
    }
  }

  private void many(Figures figures, Path place) throws IOException {
    say("Making " + size.manyBatches() + " batches ...");
    ManyBatches.Told told = ManyBatches.run(place, size.manyBatches());
    figures.heading(size.manyBatches() + " batches of " + ManyBatches.BATCH + " in a row");
    figures.add(
        "heap_slope_mb_per_1000_batches", "growth of the live heap, MB per 1000", told.heapSlope());
    figures.add(
        "resident_slope_mb_per_1000_batches",
        "growth of resident memory, MB per 1000",
        told.residentSlope());
    figures.add("arrow_bytes_left", "bytes of Arrow's memory left between epochs", told.left());
  }

  private static void say(String words) {
    System.err.println(words);
  }
}
