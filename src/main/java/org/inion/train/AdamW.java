package org.inion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Parameter.Decay;
import org.inion.model.graph.Script;
import org.inion.model.run.NetworkRunner;

/**
 * Adam with decoupled weight decay, over the flat vector of a network's parameters: one call a
 * step, with clipping by the norm of the whole gradient.
 *
 * <p><b>Source</b>: Loshchilov and Hutter 2019 (arXiv 1711.05101); the arithmetic is libtorch's
 * fused kernel, one pass over memory.
 */
public final class AdamW implements AutoCloseable {
  private static final String STEP = "step";

  private final NetworkRunner runner;
  private final NDArray mean;
  private final NDArray square;
  private final NDArray count;

  /**
   * How it moves.
   *
   * @param weightDecay by which decayed parameters shrink, times the learning rate
   * @param beta1 memory of the gradient's mean
   * @param beta2 memory of its square
   * @param epsilon added to the root of the square
   * @param clipNorm largest norm of a gradient; infinite for none
   */
  public record Settings(
      double weightDecay, double beta1, double beta2, double epsilon, double clipNorm) {
    public static final Settings DEFAULT =
        new Settings(0.05, 0.9, 0.999, 1e-8, Double.POSITIVE_INFINITY);

    /** <b>Throws</b> {@link BadSetupException} with every problem. */
    public Settings {
      List<String> problems = new ArrayList<>();
      require(problems, weightDecay >= 0, "weight-decay", ">= 0", weightDecay);
      require(problems, beta1 >= 0 && beta1 < 1, "beta1", ">= 0 and < 1", beta1);
      require(problems, beta2 >= 0 && beta2 < 1, "beta2", ">= 0 and < 1", beta2);
      require(problems, epsilon > 0, "epsilon", "> 0", epsilon);
      require(problems, clipNorm > 0, "clip-norm", "> 0", clipNorm);
      if (!problems.isEmpty()) {
        throw new BadSetupException(problems);
      }
    }

    private static void require(
        List<String> problems, boolean holds, String field, String rule, double value) {
      if (!holds) {
        problems.add("Invalid optimiser: %s must be %s, but was %s".formatted(field, rule, value));
      }
    }
  }

  private AdamW(NetworkRunner runner, long parameters) {
    this.runner = runner;
    NDManager manager = runner.manager();
    this.mean = manager.zeros(new ai.djl.ndarray.types.Shape(parameters), DataType.FLOAT32);
    this.square = manager.zeros(new ai.djl.ndarray.types.Shape(parameters), DataType.FLOAT32);
    this.count = manager.zeros(new ai.djl.ndarray.types.Shape(1), DataType.FLOAT32);
  }

  /** An optimiser for the parameters of a network, at its first step. */
  public static AdamW of(List<Parameter> parameters, Settings settings, ai.djl.Device device)
      throws IOException {
    NetworkRunner runner = NetworkRunner.load(source(parameters, settings), device);
    return new AdamW(runner, parameters.stream().mapToLong(Parameter::count).sum());
  }

  /**
   * Moves the parameters against a gradient, which is spoilt.
   *
   * @return the gradient's norm before clipping
   */
  public float step(NDArray parameters, NDArray gradient, double learningRate) {
    try (NDManager manager = runner.manager().newSubManager()) {
      NDArray rate = manager.create((float) learningRate);
      NDList result =
          runner.call(STEP, new NDList(parameters, gradient, mean, square, count, rate));
      result.attach(manager);
      return result.get(0).getFloat();
    }
  }

  /** Running mean and square of the gradient and the number of steps, for a checkpoint. */
  public NDList state() {
    return new NDList(mean, square, count);
  }

  /** The flat vector is cut where decay begins and ends; a call of the kernel for each kind. */
  static String source(List<Parameter> parameters, Settings settings) {
    List<String> lines = new ArrayList<>();
    lines.add("class Network(Module):");
    lines.add("  __parameters__ = []");
    lines.add("  __buffers__ = []");
    lines.add("  training : bool");
    lines.add("  def " + STEP + "(self: __torch__.Network,");
    for (String vector : List.of("parameters", "gradient", "mean", "square", "count")) {
      lines.add("    " + vector + ": Tensor,");
    }
    lines.add("    rate: Tensor) -> List[Tensor]:");
    lines.add("    norm = torch.norm(gradient)");
    if (Double.isFinite(settings.clipNorm())) {
      lines.add(
          "    factor = torch.mul(torch.reciprocal(torch.add(norm, 1e-6)), %s)"
              .formatted(settings.clipNorm()));
      lines.add("    gradient = torch.mul_(gradient, torch.clamp(factor, None, 1.0))");
    }
    lines.add("    count = torch.add_(count, 1)");
    List<Run> runs = runs(parameters);
    String sizes = runs.stream().map(run -> Long.toString(run.count)).collect(list());
    for (String vector : List.of("parameters", "gradient", "mean", "square")) {
      lines.add("    _%s = torch.split_with_sizes(%s, %s)".formatted(vector, vector, sizes));
    }
    List<String> results = new ArrayList<>(List.of("norm"));
    for (Decay decay : Decay.values()) {
      if (runs.stream().anyMatch(run -> run.decay == decay)) {
        String moved = "moved_" + results.size();
        lines.add("    " + moved + " = " + pieces("parameters", runs, decay));
        lines.add("    " + kernel(moved, runs, decay, settings));
        // Libtorch takes a call for useless whose list nobody reads afterwards.
        results.add(moved + "[0]");
      }
    }
    lines.add("    return " + results.stream().collect(list()));
    lines.add("  def " + Script.SAME + "(self: __torch__.Network, x: Tensor) -> Tensor:");
    lines.add("    return x");
    return String.join("\n", lines) + "\n";
  }

  private static String kernel(String moved, List<Run> runs, Decay decay, Settings settings) {
    List<String> arguments = new ArrayList<>(List.of(moved));
    for (String vector : List.of("gradient", "mean", "square")) {
      arguments.add(pieces(vector, runs, decay));
    }
    arguments.add("[]");
    arguments.add(
        runs.stream().filter(run -> run.decay == decay).map(run -> "count").collect(list()));
    return "torch._fused_adamw_(%s, lr=rate, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=False, maximize=False)"
        .formatted(
            String.join(", ", arguments),
            settings.beta1(),
            settings.beta2(),
            decay == Decay.YES ? settings.weightDecay() : 0.0,
            settings.epsilon());
  }

  private static String pieces(String vector, List<Run> runs, Decay decay) {
    return runs.stream()
        .filter(run -> run.decay == decay)
        .map(run -> "_%s[%d]".formatted(vector, runs.indexOf(run)))
        .collect(list());
  }

  private static Collector<CharSequence, ?, String> list() {
    return Collectors.joining(", ", "[", "]");
  }

  /** Parameters one behind the other that decay alike. */
  private static final class Run {
    final Decay decay;
    long count;

    Run(Decay decay) {
      this.decay = decay;
    }
  }

  private static List<Run> runs(List<Parameter> parameters) {
    List<Run> runs = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (runs.isEmpty() || runs.get(runs.size() - 1).decay != parameter.decay()) {
        runs.add(new Run(parameter.decay()));
      }
      runs.get(runs.size() - 1).count += parameter.count();
    }
    return runs;
  }

  @Override
  public void close() {
    runner.close();
  }
}
