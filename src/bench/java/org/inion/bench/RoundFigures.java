package org.inion.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.inion.bench.Peers.Peer;

/** The figures that come from turns with the peers; ratios are taken turn by turn. */
final class RoundFigures {
  private final Shape shape;
  private final PeerSteps last;
  private final List<Told> rounds;

  RoundFigures(Shape shape, PeerSteps last, List<Told> rounds) {
    this.shape = shape;
    this.last = last;
    this.rounds = rounds;
  }

  /** What a round gave; a peer that is missing is not in the map. */
  record Told(Map<Peer, Peers.Run> peers, Cost same, Cost all) {
    double ratio(Peer peer, double ours) {
      return peers.containsKey(peer) ? peers.get(peer).cpuSeconds() / ours : Double.NaN;
    }
  }

  void addTo(Figures figures) {
    figures.heading("The peers' steps: read, filter, decimate, average reference, flag, cut");
    figures.add(
        "mne_ratio_per_cpu",
        "Inion against MNE-Python",
        median(r -> r.ratio(Peer.MNE, r.same().processCpu())),
        "≥ 8");
    figures.add(
        "numpy_ratio_per_cpu",
        "Inion against fused NumPy",
        median(r -> r.ratio(Peer.NUMPY, r.same().processCpu())),
        "≥ 2.5");
    figures.add("ingest_cpu_seconds", "CPU-s a recording", median(r -> r.same().processCpu()));
    figures.add(
        "ingest_thread_cpu_seconds",
        "  of these the working thread (the rest: compiler, collector)",
        median(r -> r.same().threadCpu()));
    figures.add(
        "ingest_channel_seconds_per_cpu_s",
        "channel·seconds per CPU-second",
        median(r -> shape.channelSeconds() / r.same().processCpu()));
    figures.add("ingest_windows", "windows", last.windows());
    figures.add("ingest_flagged", "share of windows × channels flagged", last.flagged());
    figures.heading("The whole job on a recording: all flags, bad channels, spectra, rows");
    figures.add(
        "mne_ratio_per_cpu_all_flags",
        "Inion with all flags against MNE-Python without them",
        median(r -> r.ratio(Peer.MNE, r.all().processCpu())));
    figures.add(
        "numpy_ratio_per_cpu_all_flags",
        "Inion with all flags against fused NumPy without them",
        median(r -> r.ratio(Peer.NUMPY, r.all().processCpu())));
    figures.add(
        "ingest_all_flags_cpu_seconds", "CPU-s a recording", median(r -> r.all().processCpu()));
    figures.add(
        "ingest_all_flags_thread_cpu_seconds",
        "  of these the working thread",
        median(r -> r.all().threadCpu()));
    Set<Peer> peers = rounds.get(0).peers().keySet();
    if (!peers.isEmpty()) {
      figures.heading("Peers, CPU-s a recording in their own process");
      peers.forEach(peer -> addPeer(figures, peer));
    }
  }

  private void addPeer(Figures figures, Peer peer) {
    String key = peer.name().toLowerCase(Locale.ROOT);
    figures.add(key + "_cpu_seconds", peer.title(), median(r -> r.peers().get(peer).cpuSeconds()));
    figures.add(
        key + "_flagged",
        "  share of windows × channels flagged",
        median(r -> r.peers().get(peer).flagged()));
  }

  private double median(ToDoubleFunction<Told> quantity) {
    return Numbers.median(rounds.stream().mapToDouble(quantity).toArray());
  }
}
