package org.inion.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs that a user would run instead, in Python. */
final class Peers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path python;
  private final Path folder;

  private Peers(Path python, Path folder) {
    this.python = python;
    this.folder = folder;
  }

  /** One of them. */
  enum Peer {
    /** MNE-Python with its defaults, resampling exactly. */
    MNE("MNE-Python 1.13.2", "mne"),
    /** Filter and decimation fused in NumPy, float32. */
    NUMPY("fused NumPy", "fft");

    private final String title;
    private final String option;

    Peer(String title, String option) {
      this.title = title;
      this.option = option;
    }

    String title() {
      return title;
    }
  }

  /**
   * What a peer tells of a run.
   *
   * @param cpuSeconds of its process for each recording, without its start
   * @param windows of each recording
   * @param flagged share of windows and channels
   */
  record Run(double cpuSeconds, double windows, double flagged) {}

  /** The peers in a folder; empty, with a word why, where they cannot run. */
  static Optional<Peers> in(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve("peer_mne.py"))) {
      missing("there is no " + folder.resolve("peer_mne.py") + " (--peers names the folder)");
      return Optional.empty();
    }
    try {
      return Optional.of(new Peers(PeerEnvironment.SIGNAL.python(), folder.toAbsolutePath()));
    } catch (Command.Failed e) {
      missing(e.getMessage());
      return Optional.empty();
    }
  }

  private static void missing(String why) {
    for (Peer peer : Peer.values()) {
      System.err.println("Missing peer: " + peer.title() + ": " + why + ".");
    }
  }

  /** Writes recordings with the peers' generator. */
  void generate(Path target, Shape shape, int recordings) throws IOException {
    Command.run(
        target,
        List.of(
            python.toString(),
            folder.resolve("gen_eeg.py").toString(),
            "--out",
            target.toString(),
            "--n",
            String.valueOf(recordings),
            "--format",
            "edf",
            "--channels",
            String.valueOf(shape.channels()),
            "--sfreq",
            String.valueOf(shape.rateHz()),
            "--seconds",
            String.valueOf(shape.seconds())));
  }

  /** Runs a peer over every recording of a folder. */
  Run run(Peer peer, Path recordings, Path scratch, int repeat) throws IOException {
    List<String> words = new ArrayList<>(List.of(python.toString()));
    words.add(folder.resolve("peer_mne.py").toString());
    words.addAll(List.of("--in", recordings.toString(), "--out", scratch.toString()));
    words.addAll(List.of("--impl", peer.option, "--jobs", "1", "--npad", "0"));
    words.addAll(List.of("--win", "2", "--stride", "2", "--write", "none"));
    words.addAll(List.of("--repeat", String.valueOf(repeat)));
    JsonNode told = JSON.readTree(Command.run(scratch, words).strip());
    double files = told.get("files").asDouble();
    return new Run(
        told.get("cpu_s").asDouble() / files,
        told.get("windows").asDouble() / files,
        told.get("flagged").asDouble());
  }
}
