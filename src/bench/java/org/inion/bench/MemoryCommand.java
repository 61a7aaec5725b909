package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.inion.format.SampleWriter;
import org.inion.simulate.RawFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/bench memory}. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Memory of the preprocess job: one large recording, and many small ones.",
    description = {
      "",
      "Writes an EDF file of 2 GB (4 GB as float32) and runs the whole job on it with a heap of 6"
          + " GB; then writes 500 small recordings and samples what lives on the heap while the job"
          + " does them. Takes minutes, and about 6 GB below the temporary folder.",
      ""
    })
final class MemoryCommand implements Callable<Integer> {
  /** 129 × 500 × 2 bytes are a second. */
  private static final Shape LARGE = new Shape(129, 500, 15_504);

  private static final Shape SMALL = new Shape(19, 250, 60);

  /** Distinct seconds of the large recording, which repeat. */
  private static final int CYCLE_SECONDS = 120;

  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      description = "End standard output with one line of JSON instead of a table for people.")
  private boolean json;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Heap for the large recording. Default: 6g.")
  private String heap = "6g";

  @Option(
      names = "--recordings",
      paramLabel = "N",
      description = "How many small recordings. Default: 500.")
  private int recordings = 500;

  @Mixin private WorkFolder work;

  @Override
  public Integer call() throws IOException {
    Figures figures = new Figures().heading("Machine");
    figures.note("machine", "processor", Machine.words());
    work.with("inion-memory", folder -> large(folder, figures));
    work.with("inion-memory", folder -> small(folder, figures));
    spec.commandLine().getOut().println(json ? figures.json() : figures.text());
    return 0;
  }

  private Figures large(Path folder, Figures figures) throws IOException {
    System.err.println("Writing a recording of 2 GB ...");
    Path bids = bids(folder);
    Path file = recording(bids, "long");
    writeLarge(file);
    double gigabytes = Files.size(Path.of(file + ".edf")) / 1e9;
    System.err.println("Preprocessing it with -Xmx" + heap + " ...");
    WatchedJob.Seen seen = WatchedJob.run(folder, bids, heap, HeapWatch.Sample.USED, 200);
    System.err.println(seen.summary());
    figures.heading("One recording of " + LARGE.seconds() + " s, heap " + heap);
    figures.add("large_file_gb", "GB as EDF", gigabytes);
    figures.add("large_wall_seconds", "wall time, s", seen.wallSeconds());
    figures.add("large_peak_rss_mb", "most resident memory, MB", seen.peakBytes() / 1e6);
    figures.add("large_peak_heap_mb", "most heap in use, MB, garbage too", seen.mostMegabytes());
    return figures;
  }

  private Figures small(Path folder, Figures figures) throws IOException {
    System.err.println("Writing " + recordings + " small recordings ...");
    Path bids = bids(folder);
    for (int i = 0; i < recordings; i++) {
      SimulatedRecording.write(recording(bids, String.format("%04d", i)), RawFormat.EDF, SMALL, i);
    }
    System.err.println("Preprocessing them with -Xmx2g ...");
    WatchedJob.Seen seen = WatchedJob.run(folder, bids, "2g", HeapWatch.Sample.LIVE, 500);
    System.err.println(seen.summary());
    figures.heading(recordings + " recordings of " + SMALL.seconds() + " s, heap 2g");
    figures.add(
        "small_wall_seconds", "wall time, s, with a collection every 0.5 s", seen.wallSeconds());
    figures.add("small_samples", "samples of the heap", seen.heapBytes().size());
    figures.add(
        "small_live_mb_second_quarter", "live heap, MB, second quarter", seen.megabytes(0.25, 0.5));
    figures.add(
        "small_live_mb_third_quarter", "live heap, MB, third quarter", seen.megabytes(0.5, 0.75));
    figures.add(
        "small_live_mb_last_quarter", "live heap, MB, last quarter", seen.megabytes(0.75, 1));
    figures.add("small_peak_rss_mb", "most resident memory, MB", seen.peakBytes() / 1e6);
    return figures;
  }

  private static Path bids(Path folder) throws IOException {
    Path bids = Files.createDirectory(folder.resolve("bids"));
    Files.writeString(
        bids.resolve("dataset_description.json"),
        "{\"Name\": \"Simulated for a memory bench\", \"BIDSVersion\": \"1.8.0\"}\n");
    Files.writeString(
        bids.resolve("task-rest_eeg.json"),
        "{\"TaskName\": \"rest\", \"PowerLineFrequency\": 60, \"EEGReference\": \"Cz\"}\n");
    return bids;
  }

  /** Up to the extension. */
  private static Path recording(Path bids, String subject) throws IOException {
    Path folder = Files.createDirectories(bids.resolve("sub-" + subject).resolve("eeg"));
    return folder.resolve(String.format(Locale.ROOT, "sub-%s_task-rest_eeg", subject));
  }

  private static void writeLarge(Path file) throws IOException {
    float[][][] cycle = new float[CYCLE_SECONDS][][];
    SimulatedRecording signal = new SimulatedRecording(LARGE, 1);
    for (int second = 0; second < CYCLE_SECONDS; second++) {
      cycle[second] = signal.nextSecond();
    }
    try (SampleWriter writer = SimulatedRecording.writer(file, RawFormat.EDF, LARGE)) {
      for (int second = 0; second < LARGE.seconds(); second++) {
        writer.write(cycle[second % CYCLE_SECONDS]);
      }
    }
  }
}
