package org.inion.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inion.simulate.RawFormat;

/** The programs that a user would run instead, in Python. */
final class Peers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PROGRAM = Path.of("src/bench/python/ingest_peer.py").toAbsolutePath();
  private static final Set<RawFormat> GENERATED =
      EnumSet.of(RawFormat.EDF, RawFormat.BDF, RawFormat.SET);

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

    /** Whether it can take this format: the reader that is written in NumPy knows one family. */
    boolean reads(RawFormat format) {
      return this == MNE || format == RawFormat.EDF || format == RawFormat.BDF;
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
  static Optional<Peers> in(Path folder, Optional<Path> python) throws IOException {
    Path steps = folder.resolve("peer_mne.py");
    if (!Files.isRegularFile(steps)) {
      missing("there is no " + steps + " (--peers names the folder)");
      return Optional.empty();
    }
    if (!Files.isRegularFile(PROGRAM)) {
      missing("there is no " + PROGRAM + " (start the bench in the repository's root)");
      return Optional.empty();
    }
    try {
      Path found = python.isPresent() ? python.get() : PeerEnvironment.SIGNAL.python();
      return Optional.of(new Peers(found, folder.toAbsolutePath()));
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

  /**
   * Writes recordings with the peers' generator, where it knows the format.
   *
   * @return whether it does
   */
  boolean generate(Path target, RawFormat format, Shape shape, int recordings) throws IOException {
    if (!GENERATED.contains(format)) {
      return false;
    }
    List<String> words = new ArrayList<>(List.of(python.toString()));
    words.add(folder.resolve("gen_eeg.py").toString());
    words.addAll(List.of("--out", target.toString(), "--format", format.key()));
    words.addAll(List.of("--n", String.valueOf(recordings)));
    words.addAll(List.of("--channels", String.valueOf(shape.channels())));
    words.addAll(List.of("--sfreq", String.valueOf(shape.rateHz())));
    words.addAll(List.of("--seconds", String.valueOf(shape.seconds())));
    Command.run(target, words);
    return true;
  }

  /** Runs a peer over every recording of a folder. */
  Run run(Peer peer, Path recordings, int repeat) throws IOException {
    List<String> words = new ArrayList<>(List.of(python.toString(), PROGRAM.toString()));
    words.addAll(List.of("--peers", folder.toString(), "--impl", peer.option));
    words.addAll(List.of("--in", recordings.toString(), "--repeat", String.valueOf(repeat)));
    JsonNode told = JSON.readTree(Command.run(recordings, words).strip());
    double files = told.get("files").asDouble();
    return new Run(
        told.get("cpu_s").asDouble() / files,
        told.get("windows").asDouble() / files,
        told.get("flagged").asDouble());
  }
}
