package org.inion.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program that trains the same networks with PyTorch. */
final class TorchPeer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROGRAM = "train_torch.py";
  private static final int WARM_UP = 3;

  private final Path python;
  private final Path program;

  private TorchPeer(Path python, Path program) {
    this.python = python;
    this.program = program;
  }

  /**
   * How its threads are set.
   *
   * @param count of them
   * @param waiting what those do that have nothing to do; empty for what PyTorch comes with
   */
  record Threads(int count, Optional<String> waiting) {
    String words() {
      return count + waiting.map(policy -> ", OMP_WAIT_POLICY=" + policy).orElse("");
    }
  }

  /**
   * What a run told.
   *
   * @param windowsPerSecond in training
   * @param parameters of its network
   */
  record Told(double windowsPerSecond, int parameters, String version) {}

  /** The peer; empty, with a word why, where it cannot run. */
  static Optional<TorchPeer> in(Path folder, Optional<Path> python) throws IOException {
    Path program = folder.resolve(PROGRAM).toAbsolutePath();
    if (!Files.isRegularFile(program)) {
      return missing("there is no " + program + " (--peers names the folder)");
    }
    try {
      Path found = python.isPresent() ? python.get() : PeerEnvironment.TORCH.python();
      return Optional.of(new TorchPeer(found, program));
    } catch (Command.Failed e) {
      return missing(e.getMessage());
    }
  }

  private static Optional<TorchPeer> missing(String why) {
    System.err.println("Missing peer: PyTorch: " + why + ".");
    return Optional.empty();
  }

  /** Inference by one thread, after a few steps to warm up. */
  Speed predict(Contest contest, int steps) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("env", "OMP_NUM_THREADS=1", python.toString(), "-W", "ignore"));
    words.addAll(List.of(program.toString(), "--mode", "infer", "--threads", "1"));
    words.addAll(contest.words());
    words.addAll(List.of("--batch", String.valueOf(Contest.BATCH), "--rounds", "1"));
    words.addAll(List.of("--warmup", String.valueOf(WARM_UP), "--steps", String.valueOf(steps)));
    JsonNode told = JSON.readTree(Command.run(program.getParent(), words).strip());
    return new Speed(
        told.get("infer_windows_per_s").get(0).asDouble(),
        told.get("infer_windows_per_cpu_s").asDouble());
  }

  /** Trains a network for some steps, after a few to warm up. */
  Told run(Contest contest, Threads threads, int steps) throws IOException {
    List<String> words = new ArrayList<>(List.of("env", "OMP_NUM_THREADS=" + threads.count()));
    threads.waiting().ifPresent(policy -> words.add("OMP_WAIT_POLICY=" + policy));
    words.addAll(List.of(python.toString(), "-W", "ignore", program.toString(), "--mode", "train"));
    words.addAll(contest.words());
    words.addAll(List.of("--batch", String.valueOf(Contest.BATCH), "--rounds", "1"));
    words.addAll(List.of("--threads", String.valueOf(threads.count())));
    words.addAll(List.of("--warmup", String.valueOf(WARM_UP), "--steps", String.valueOf(steps)));
    JsonNode told = JSON.readTree(Command.run(program.getParent(), words).strip());
    return new Told(
        told.get("train_windows_per_s").get(0).asDouble(),
        told.get("params").asInt(),
        told.get("torch").asText());
  }
}
