package org.inion.model.layer;

import static org.inion.model.graph.Initializer.byFanIn;
import static org.inion.model.graph.Initializer.ones;
import static org.inion.model.graph.Initializer.zeros;

import java.util.List;
import java.util.function.UnaryOperator;
import org.inion.model.graph.Convolutions;
import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Normalizations;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Parameter.Decay;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/**
 * Filters in time, each normalised over batch, channels and time, then in space: {@code [B,
 * channels, samples]} to {@code [B, filters · depth, 1, samples']}.
 *
 * <p>All three are linear once the statistics are known, so the filters in space go first and leave
 * few signals to filter in time; the statistics of the signals that nobody filters follow from the
 * covariance of the input's samples. The same numbers as one after the other, up to rounding, in a
 * fraction of the time.
 *
 * @param filters in time
 * @param kernel of each, in samples
 * @param depth filters in space of each
 * @param momentum of the running statistics
 * @param epsilon added to variances
 */
public record FilterBank(int filters, int kernel, int depth, double momentum, double epsilon) {

  /** The layer. What {@code constraint} makes of the filters in space is used. */
  public Layer layer(UnaryOperator<Tensor> constraint) {
    return x -> {
      Graph graph = x.graph();
      int maps = filters * depth;
      int channels = x.shape().size(1);
      Tensor temporal =
          graph.in(
              "temporal",
              () ->
                  weight(
                      graph, Shape.of(filters, 1, 1, kernel), kernel, Shape.of(filters, kernel)));
      Normed normed = graph.in("temporal-norm", () -> normed(x, temporal));
      return graph.in(
          "spatial",
          () -> {
            Tensor limited =
                constraint.apply(
                    graph.parameter(
                        "weight", Shape.of(maps, 1, channels, 1), byFanIn(channels), Decay.YES));
            Tensor spatial = Operations.reshape(limited, Shape.of(maps, channels));
            Tensor mixed = Convolutions.mix(x, spatial);
            return plane(filtered(mixed, temporal, normed, spatial));
          });
    };
  }

  private static Tensor weight(Graph graph, Shape shape, int fanIn, Shape used) {
    return Operations.reshape(graph.parameter("weight", shape, byFanIn(fanIn), Decay.YES), used);
  }

  /**
   * What normalisation does to each filter's signal.
   *
   * @param factor {@code [filters, 1]}
   * @param shift {@code [filters, 1]}
   */
  private record Normed(Tensor factor, Tensor shift) {}

  private Normed normed(Tensor x, Tensor temporal) {
    Graph graph = x.graph();
    Shape each = Shape.of(filters);
    Shape column = Shape.of(filters, 1);
    Tensor weight = graph.wide(graph.parameter("weight", each, ones(), Decay.NO));
    Tensor bias = graph.wide(graph.parameter("bias", each, zeros(), Decay.NO));
    Tensor moments =
        Normalizations.filteredMoments(
            x,
            graph.wide(temporal),
            graph.buffer("running_mean", each, 0),
            graph.buffer("running_var", each, 1),
            kernel / 2,
            momentum);
    Tensor variance = Operations.select(moments, 0, 1);
    Tensor factor = Operations.multiply(weight, Operations.inverseRoot(variance, epsilon));
    Tensor mean = Operations.multiply(Operations.select(moments, 0, 0), factor);
    Tensor shift = Operations.subtract(bias, mean);
    return new Normed(Operations.reshape(factor, column), Operations.reshape(shift, column));
  }

  /** Filters in time with the normalisation in their weights. */
  private Tensor filtered(Tensor mixed, Tensor temporal, Normed normed, Tensor spatial) {
    Graph graph = mixed.graph();
    int maps = filters * depth;
    Tensor scaled = Operations.multiply(graph.wide(temporal), normed.factor());
    Tensor kernels = repeated(Operations.reshape(scaled, Shape.of(filters, 1, kernel)));
    Tensor sums =
        Operations.reshape(Operations.sum(graph.wide(spatial), 1), Shape.of(filters, depth));
    Tensor shifts = Operations.reshape(Operations.multiply(sums, normed.shift()), Shape.of(maps));
    // In float32 always: oneDNN 3.7 never ends writing its kernel for this in bfloat16.
    Window window = Window.valid(kernel).padded(kernel / 2);
    int samples = window.outputs(mixed.shape().size(2), graph);
    return graph.emit(
        "filtered",
        Shape.batch(maps, samples),
        "torch.conv1d",
        graph.wide(mixed),
        Operations.reshape(kernels, Shape.of(maps, 1, kernel)),
        shifts,
        List.of(1),
        List.of(kernel / 2),
        List.of(1),
        maps);
  }

  /** {@code [filters, 1, kernel]} to {@code [filters, depth, kernel]}. */
  private Tensor repeated(Tensor kernels) {
    Shape all = Shape.of(filters, depth, kernel);
    return kernels.graph().emit("repeated", all, "torch.expand", kernels, all.script());
  }

  private static Tensor plane(Tensor x) {
    return Operations.reshape(x, Shape.batch(x.shape().size(1), 1, x.shape().size(2)));
  }
}
