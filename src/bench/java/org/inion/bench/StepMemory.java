package org.inion.bench;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.inion.batch.Batch;
import org.inion.batch.TestBatches;
import org.inion.model.FoundationTransformer;
import org.inion.model.FoundationTransformer.Tokens;
import org.inion.model.Network;
import org.inion.model.WindowShape;
import org.inion.model.layer.TransformerLayers.Encoder;
import org.inion.model.run.NetworkRunner;
import org.inion.train.TimedLearner;
import org.inion.train.TimedLearner.Memory;

/**
 * The memory of steps, in a JVM of their own: what other work left behind would count as theirs.
 */
final class StepMemory {
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String CLEAR_PEAK = "5";
  private static final WindowShape TINY = new WindowShape(8, 64, 100);
  private static final int SAMPLES = 100;

  private StepMemory() {}

  /**
   * What large steps took.
   *
   * @param secondsPerStep median
   * @param peakMegabytes resident, beyond the JVM with the engine loaded
   */
  record Large(double secondsPerStep, double peakMegabytes) {}

  /**
   * How memory grew over many steps of a tiny network, MB per 1,000 steps after warm-up.
   *
   * @param heap in use after a collection
   * @param resident of the whole process
   */
  record Slope(double heap, double resident) {}

  /** Steps of the default transformer. */
  static Large large(Memory memory, int batch, int steps, int threads) throws IOException {
    double[] told = child("large", memory.name(), batch, steps, threads);
    return new Large(told[0], told[1]);
  }

  /** Many steps of a tiny transformer. */
  static Slope slope(int steps) throws IOException {
    double[] told = child("slope", steps);
    return new Slope(told[0], told[1]);
  }

  private static double[] child(Object... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-Xmx"))
        .forEach(words::add);
    words.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    words.add(StepMemory.class.getName());
    Arrays.stream(arguments).map(Object::toString).forEach(words::add);
    List<String> lines = Command.run(Path.of("").toAbsolutePath(), words).strip().lines().toList();
    return Pattern.compile(" ")
        .splitAsStream(lines.get(lines.size() - 1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Engine.getEngine(NetworkRunner.ENGINE);
    double[] told =
        arguments[0].equals("large")
            ? largeSteps(
                Memory.valueOf(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]))
            : manySteps(Integer.parseInt(arguments[1]));
    out.println(told[0] + " " + told[1]);
  }

  private static double[] largeSteps(Memory memory, int size, int steps, int threads)
      throws IOException {
    JniUtils.setNumThreads(threads);
    WindowShape window = Contest.WINDOW;
    System.gc();
    double idle = MemoryNow.resident();
    Files.writeString(CLEAR, CLEAR_PEAK);
    Batch batch = TestBatches.noise(size, window.channels(), window.samples(), 1);
    double[] times = new double[steps];
    try (TimedLearner learner = new TimedLearner(FoundationTransformer.DEFAULT, window, memory)) {
      learner.step(batch);
      for (int i = 0; i < steps; i++) {
        long begin = System.nanoTime();
        learner.step(batch);
        times[i] = (System.nanoTime() - begin) / 1e9;
      }
    }
    return new double[] {Numbers.median(times), MemoryNow.mostResident() - idle};
  }

  private static double[] manySteps(int steps) throws IOException {
    JniUtils.setNumThreads(1);
    Network tiny =
        new FoundationTransformer(Tokens.ALL_CHANNELS, 16, 16, 1, new Encoder(2, 16, 0.1));
    Batch batch = TestBatches.noise(4, TINY.channels(), TINY.samples(), 1);
    List<double[]> heap = new ArrayList<>();
    List<double[]> resident = new ArrayList<>();
    try (TimedLearner learner = new TimedLearner(tiny, TINY, Memory.WHOLE)) {
      for (int step = 0; step < steps; step++) {
        learner.step(batch);
        // The first fifth is warm-up.
        if (step >= steps / 5 && step % Math.max(1, steps / SAMPLES) == 0) {
          double thousands = step / 1e3;
          heap.add(new double[] {thousands, MemoryNow.liveHeap()});
          resident.add(new double[] {thousands, MemoryNow.resident()});
        }
      }
    }
    return new double[] {Numbers.slope(heap), Numbers.slope(resident)};
  }
}
