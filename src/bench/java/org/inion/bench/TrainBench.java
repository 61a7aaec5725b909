package org.inion.bench;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.inion.batch.Batch;
import org.inion.batch.TestBatches;
import org.inion.bench.TorchPeer.Threads;
import org.inion.bench.TorchPeer.Told;
import org.inion.model.graph.Parameter;
import org.inion.model.run.NetworkRunner;
import org.inion.train.TimedLearner;
import org.inion.train.TimedLearner.Memory;

/** Times steps of training, by turns with the peers, one side at a time; then their memory. */
final class TrainBench {
  private static final List<Threads> SETTINGS =
      List.of(
          new Threads(1, Optional.empty()),
          new Threads(2, Optional.empty()),
          new Threads(2, Optional.of("passive")));

  private final Size size;
  private final Optional<TorchPeer> peer;
  private final Figures figures = new Figures();
  private final Batch batch =
      TestBatches.noise(Contest.BATCH, Contest.WINDOW.channels(), Contest.WINDOW.samples(), 1);

  /**
   * How much is measured.
   *
   * @param rounds whose median counts
   * @param seconds of a turn, about
   * @param steps over which memory is watched
   * @param batch of the memory figures
   */
  record Size(int rounds, double seconds, int steps, int batch) {
    static final Size FULL = new Size(5, 4, 2000, 256);
    static final Size QUICK = new Size(1, 0.3, 200, 32);
  }

  /**
   * What a round found, in windows/s where it says nothing else; NaN where that side was left out.
   *
   * @param passes forward and backward alone
   */
  private record Round(double ours, double passes, double theirs, double djl) {}

  TrainBench(Size size, Optional<TorchPeer> peer) {
    this.size = size;
    this.peer = peer;
  }

  Figures run() throws IOException {
    Engine.getEngine(NetworkRunner.ENGINE);
    figures.heading("Machine");
    figures.note("machine", "processor", Machine.words());
    figures.note("engine", "engine", "libtorch " + Engine.getEngine("PyTorch").getVersion());
    figures.add("load_average", "load of the machine before the start", Machine.load());
    figures.add("rounds", "rounds whose median counts", size.rounds());
    for (Contest contest : Contest.values()) {
      contest(contest);
    }
    memory();
    figures.add(
        "load_average_after", "load of the machine at the end, ours included", Machine.load());
    return figures;
  }

  private void contest(Contest contest) throws IOException {
    int steps = contest.steps(size.seconds());
    Threads threads = new Threads(1, Optional.empty());
    Optional<Told> known = Optional.empty();
    if (peer.isPresent()) {
      say(contest.title() + ": looking for PyTorch's best thread setting ...");
      double best = 0;
      for (Threads setting : SETTINGS) {
        Told told = peer.get().run(contest, setting, steps);
        known = Optional.of(told);
        if (told.windowsPerSecond() > best) {
          best = told.windowsPerSecond();
          threads = setting;
        }
      }
    }
    JniUtils.setNumThreads(threads.count());
    say(contest.title() + ": " + size.rounds() + " rounds ...");
    boolean withDjl = contest == Contest.TRANSFORMER_10;
    try (TimedLearner learner = new TimedLearner(contest.network(), Contest.WINDOW, Memory.WHOLE);
        TimedLearner.Passes passes = learner.passes(batch)) {
      Optional<DjlTransformer> djl =
          withDjl
              ? Optional.of(new DjlTransformer(Contest.WINDOW, Contest.BATCH))
              : Optional.empty();
      try {
        List<Round> rounds = rounds(contest, threads, steps, learner, passes, djl);
        figures.heading(contest.title());
        figures.add(
            contest.key() + "_parameters",
            "our parameters",
            learner.script().parameters().stream().mapToInt(Parameter::count).sum());
        known.ifPresent(told -> peer(contest, told));
        figures.note(contest.key() + "_threads", "threads", threads.words());
        told(contest, rounds);
        djl.ifPresent(
            one ->
                figures.add(
                    "djl_trainer_parameters", "parameters of DJL's blocks", one.parameters()));
      } finally {
        djl.ifPresent(DjlTransformer::close);
      }
    }
  }

  private void peer(Contest contest, Told told) {
    figures.note(
        contest.key() + "_torch_parameters",
        "PyTorch's parameters",
        String.valueOf(told.parameters()));
    figures.note(contest.key() + "_torch_version", "PyTorch", told.version());
  }

  private List<Round> rounds(
      Contest contest,
      Threads threads,
      int steps,
      TimedLearner learner,
      TimedLearner.Passes passes,
      Optional<DjlTransformer> djl)
      throws IOException {
    // Twice: the compiler of the JVM, and libtorch's of scripts, work during the first steps.
    for (int i = 0; i < 2; i++) {
      windowsPerSecond(steps, () -> learner.step(batch));
      windowsPerSecond(steps, passes::run);
      djl.ifPresent(one -> windowsPerSecond(steps, () -> one.step(batch)));
    }
    List<Round> rounds = new ArrayList<>();
    for (int round = 0; round < size.rounds(); round++) {
      double ours = windowsPerSecond(steps, () -> learner.step(batch));
      double alone = windowsPerSecond(steps, passes::run);
      double theirs =
          peer.isPresent()
              ? peer.get().run(contest, threads, steps).windowsPerSecond()
              : Double.NaN;
      double blocks =
          djl.map(one -> windowsPerSecond(steps, () -> one.step(batch))).orElse(Double.NaN);
      rounds.add(new Round(ours, alone, theirs, blocks));
    }
    return rounds;
  }

  private static double windowsPerSecond(int steps, Runnable step) {
    long begin = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      step.run();
    }
    return steps * Contest.BATCH / ((System.nanoTime() - begin) / 1e9);
  }

  private void told(Contest contest, List<Round> rounds) {
    String key = contest.key();
    spread(rounds, Round::ours, key + "_windows_per_s", "Inion, windows/s", "");
    spread(rounds, Round::theirs, key + "_torch_windows_per_s", "PyTorch, windows/s", "");
    spread(
        rounds,
        round -> round.ours() / round.theirs(),
        key + "_torch_ratio",
        "Inion / PyTorch",
        "≥ 1");
    spread(
        rounds,
        round -> 1 - round.ours() / round.passes(),
        (contest == Contest.TRANSFORMER_10 ? "" : key + "_") + "step_overhead_share",
        "share of a step beyond forward and backward",
        "< 0.05");
    if (contest == Contest.TRANSFORMER_10) {
      spread(rounds, Round::djl, "djl_trainer_windows_per_s", "DJL's Trainer, windows/s", "");
      spread(
          rounds,
          round -> round.ours() / round.djl(),
          "djl_trainer_ratio",
          "Inion / DJL's Trainer",
          "");
    }
  }

  private void spread(
      List<Round> rounds, ToDoubleFunction<Round> of, String key, String title, String goal) {
    double[] values = rounds.stream().mapToDouble(of).sorted().toArray();
    figures.add(key, title, Numbers.median(values), goal);
    figures.add(key + "_min", "  least", values[0]);
    figures.add(key + "_max", "  most", values[values.length - 1]);
  }

  private void memory() throws IOException {
    int steps = size.rounds() + 1;
    say("Memory of the default transformer at batch " + size.batch() + " ...");
    StepMemory.Large whole = StepMemory.large(Memory.WHOLE, size.batch(), steps, 1);
    StepMemory.Large segments = StepMemory.large(Memory.SEGMENTS, size.batch(), steps, 1);
    figures.heading("The default transformer at batch " + size.batch() + ", one thread");
    figures.add("memory_batch", "windows in a batch", size.batch());
    figures.add(
        "activation_mb", "activations, MB, computed", ActivationBytes.of(size.batch()) / 1e6);
    figures.add(
        "peak_resident_mb",
        "most resident beyond the idle JVM, MB",
        whole.peakMegabytes(),
        "< 5000");
    figures.add(
        "peak_resident_segments_mb",
        "the same with segments that run again",
        segments.peakMegabytes());
    figures.add("step_seconds", "seconds of a step", whole.secondsPerStep());
    figures.add("step_seconds_segments", "with segments that run again", segments.secondsPerStep());
    figures.add(
        "segments_memory_ratio",
        "segments / whole, memory",
        segments.peakMegabytes() / whole.peakMegabytes());
    figures.add(
        "segments_time_ratio",
        "segments / whole, time",
        segments.secondsPerStep() / whole.secondsPerStep());
    say("Memory over " + size.steps() + " steps ...");
    StepMemory.Slope slope = StepMemory.slope(size.steps());
    figures.heading("A tiny transformer over " + size.steps() + " steps, a fifth of them warm-up");
    figures.add("slope_steps", "steps", size.steps());
    figures.add("heap_slope_mb_per_1000_steps", "heap, MB per 1,000 steps", slope.heap(), "0");
    figures.add(
        "resident_slope_mb_per_1000_steps", "resident, MB per 1,000 steps", slope.resident(), "0");
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
