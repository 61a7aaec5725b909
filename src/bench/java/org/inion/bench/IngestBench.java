package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.bench.Peers.Peer;
import org.inion.bench.RoundFigures.Told;
import org.inion.dsp.LaneEngine;
import org.inion.dsp.LaneEngines;
import org.inion.ingest.WholeIngest;
import org.inion.simulate.RawFormat;

/** Measures the way from raw files to windows, by turns with the peers, then its parts. */
final class IngestBench {
  private static final int FILES = 2;
  private static final int PEER_REPEAT = 2;

  /** Beyond this load others want the second core as well. */
  private static final double QUIET = 1;

  private final RawFormat format;
  private final Effort effort;
  private final Shape shape;
  private final Path folder;
  private final Path scratch;
  private final Optional<Peers> peers;

  IngestBench(RawFormat format, Effort effort, Path folder, Optional<Peers> peers)
      throws IOException {
    this.format = format;
    this.effort = effort;
    this.shape = effort.shape();
    this.folder = Files.createDirectory(folder.resolve("recordings"));
    this.scratch = Files.createDirectory(folder.resolve("scratch"));
    this.peers = peers;
  }

  Figures run() throws IOException {
    double loadBefore = Machine.load();
    if (loadBefore > QUIET) {
      say("The machine is busy (load " + loadBefore + "): wall times will be of no use.");
    }
    List<Path> files = recordings();
    PeerSteps same = new PeerSteps(shape);
    WholeIngest all = new WholeIngest(files.get(0));
    List<Told> rounds = rounds(files, same, all);
    Figures figures = new Figures().heading("Machine");
    figures.note("machine", "processor", Machine.words());
    figures.note("format", "format", format.key());
    figures.note("engine", "engine", LaneEngines.fastest().name());
    figures.add("load_average", "load of the machine before the start", loadBefore);
    figures.heading(
        String.format(
            "Recordings: %d channels × %d Hz × %d s, windows of 2 s",
            shape.channels(), shape.rateHz(), shape.seconds()));
    figures.add("channels", "channels", shape.channels());
    figures.add("seconds", "seconds", shape.seconds());
    figures.add("rounds", "rounds whose median counts", effort.rounds());
    new RoundFigures(shape, same, rounds).addTo(figures);
    return parts(figures, files, all);
  }

  private List<Path> recordings() throws IOException {
    say("Making " + FILES + " recordings ...");
    if (peers.isEmpty() || !peers.get().generate(folder, format, shape, FILES)) {
      for (int i = 0; i < FILES; i++) {
        SimulatedRecording.write(
            folder.resolve("sub-00" + i + "_task-rest_eeg"), format, shape, i + 1);
      }
    }
    return Folders.files(folder, format.extensions().get(0));
  }

  private List<Told> rounds(List<Path> files, PeerSteps same, WholeIngest all) throws IOException {
    Cost.Work sameWork = new Turns(files, same::run);
    Cost.Work allWork = new Turns(files, file -> all.run(file, row -> {}));
    say("Warming up ...");
    warm(sameWork);
    warm(allWork);
    int sameTimes = effort.times(Cost.of(2, sameWork).threadCpu());
    int allTimes = effort.times(Cost.of(2, allWork).threadCpu());
    List<Told> rounds = new ArrayList<>();
    for (int round = 1; round <= effort.rounds(); round++) {
      Map<Peer, Peers.Run> told = new EnumMap<>(Peer.class);
      if (peers.isPresent()) {
        for (Peer peer : Peer.values()) {
          if (peer.reads(format)) {
            told.put(peer, peers.get().run(peer, folder, PEER_REPEAT));
          }
        }
      }
      rounds.add(new Told(told, Cost.of(sameTimes, sameWork), Cost.of(allTimes, allWork)));
      say("Round " + round + " of " + effort.rounds() + " done.");
    }
    return rounds;
  }

  private Figures parts(Figures figures, List<Path> files, WholeIngest all) throws IOException {
    say("Measuring the parts ...");
    Path file = files.get(0);
    LaneEngine vector = LaneEngines.vector().orElseGet(LaneEngines::plain);
    double vectorSeconds =
        LaneEngines.vector().isPresent()
            ? measured(Parts.filtering(file, shape, vector))
            : Double.NaN;
    double plainSeconds = measured(Parts.filtering(file, shape, LaneEngines.plain()));
    double readSeconds = measured(Parts.reading(file, shape));
    List<Object[]> rows = Parts.rows(all, file);
    double writeSeconds = measured(Parts.writing(all, rows, scratch.resolve("rows.parquet")));
    figures.heading("Parts, CPU seconds of the thread for one recording");
    figures.add("filter_cpu_seconds", "filter + decimate, vector", vectorSeconds, "≤ 0.06");
    figures.add("filter_plain_cpu_seconds", "filter + decimate, plain", plainSeconds, "≤ 0.16");
    figures.add("read_cpu_seconds", format.key() + " to float", readSeconds, "≤ 0.03");
    figures.add(
        "write_mb_per_cpu_s",
        "Parquet rows as the job writes them, MB of float32 per CPU-second",
        Parts.megabytes(rows.size(), shape) / writeSeconds);
    say("Measuring two cores ...");
    addTwoCores(figures, files);
    figures.add(
        "load_average_after", "load of the machine at the end, ours included", Machine.load());
    return figures;
  }

  private void addTwoCores(Figures figures, List<Path> files) throws IOException {
    List<TwoCores> found = new ArrayList<>();
    if (Runtime.getRuntime().availableProcessors() >= 2) {
      int recordings = effort.times(0.1) / 2 * 2 + 2;
      for (int i = 0; i < effort.rounds(); i++) {
        found.add(TwoCores.measure(files, shape, recordings));
      }
    }
    figures.heading("Two threads against one");
    figures.add(
        "two_core_ratio",
        "by wall time",
        Numbers.median(found.stream().mapToDouble(TwoCores::byWall).toArray()),
        "≥ 1.8");
    figures.add(
        "two_core_ratio_by_cpu",
        "by CPU time: were both cores free",
        Numbers.median(found.stream().mapToDouble(TwoCores::byCpu).toArray()));
  }

  private double measured(Cost.Work work) throws IOException {
    warm(work);
    int times = effort.times(Cost.of(1, work).threadCpu());
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < effort.rounds(); i++) {
      costs.add(Cost.of(times, work));
    }
    return Cost.median(costs, Cost::threadCpu);
  }

  private void warm(Cost.Work work) throws IOException {
    Warmup.of(work, effort.leastWarmup(), effort.mostWarmup());
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
