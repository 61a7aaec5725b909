package org.inion.model.graph;

import java.util.ArrayList;
import java.util.List;

/** Normalisations with learnt scale and shift. */
public final class Normalizations {
  private static final double LEAST_VARIANCE = 1e-12;

  /** Distance of the quartiles of a normal distribution, in standard deviations. */
  private static final double NORMAL_QUARTILES = 1.349;

  private Normalizations() {}

  /**
   * Over the batch and all places of a map; by running statistics outside of training.
   *
   * <p><b>Shape</b>: {@code x [B, maps, …]}, the others {@code [maps]}. <b>Source</b>: Ioffe and
   * Szegedy 2015.
   */
  public static Tensor batchNorm(
      Tensor x,
      Tensor weight,
      Tensor bias,
      Tensor runningMean,
      Tensor runningVariance,
      double momentum,
      double epsilon) {
    if (x.shape().size(1) != weight.shape().size(0)) {
      throw x.graph()
          .bad(
              "Cannot normalise: the second dimension must be %d, but was %s"
                  .formatted(weight.shape().size(0), x.shape()));
    }
    return x.graph()
        .emit(
            "normed",
            x.shape(),
            "torch.batch_norm",
            x,
            x.graph().wide(weight),
            x.graph().wide(bias),
            runningMean,
            runningVariance,
            learns(x),
            momentum,
            epsilon,
            "False");
  }

  /** One value a map has no variance: it is normalised by what was learnt before. */
  private static String learns(Tensor x) {
    if (x.graph().use() == Graph.Use.PREDICTION) {
      return "False";
    }
    return x.shape().rank() > 2
        ? "training"
        : "torch.__and__(training, torch.gt(torch.size(%s, 0), 1))".formatted(x.name());
  }

  /**
   * Over the last dimension. <b>Source</b>: Ba, Kiros and Hinton 2016.
   *
   * <p><b>Shape</b>: {@code x […, width]}, the others {@code [width]}.
   */
  public static Tensor layerNorm(Tensor x, Tensor weight, Tensor bias, double epsilon) {
    int width = weight.shape().size(0);
    Operations.requireInner(x, width, "layer normalisation");
    return x.graph()
        .emit(
            "normed",
            x.shape(),
            "torch.layer_norm",
            x.graph().wide(x),
            List.of(width),
            x.graph().wide(weight),
            x.graph().wide(bias),
            epsilon,
            "False");
  }

  /**
   * Weights whose norm is limited, each output's by itself; shorter ones stay as they are.
   *
   * <p><b>Shape</b>: {@code [outputs, …]}, kept.
   */
  public static Tensor maxNorm(Tensor weight, double most) {
    Graph graph = weight.graph();
    Tensor wide = graph.wide(weight);
    return graph.narrow(graph.emit("limited", weight.shape(), "torch.renorm", wide, 2, 0, most));
  }

  /**
   * Mean and variance of each filter's output over all places, without filtering: {@code [2,
   * filters]}. Outside of training the running ones.
   *
   * <p><b>Shape</b>: {@code x [B, channels, samples]}, {@code weight [filters, kernel]}, the others
   * {@code [filters]}.
   */
  public static Tensor filteredMoments(
      Tensor x,
      Tensor weight,
      Tensor runningMean,
      Tensor runningVariance,
      int padding,
      double momentum) {
    Operations.requireRank(x, 3, "filters along time");
    Shape moments = Shape.of(2, weight.shape().size(0));
    if (x.graph().use() == Graph.Use.PREDICTION) {
      return x.graph()
          .emit("moments", moments, "torch.stack", List.of(runningMean, runningVariance));
    }
    return x.graph()
        .emit(
            "moments",
            moments,
            Routine.FILTERED_MOMENTS.call(),
            x.graph().wide(x),
            weight,
            runningMean,
            runningVariance,
            padding,
            momentum,
            "training");
  }

  /** Over which part of a window it is normalised before anything is learnt. */
  public enum Over {
    /** Each channel by itself. */
    CHANNEL(2),
    /** All channels of a window together. */
    WINDOW(1);

    /** The dimension from which on all are one group. */
    private final int from;

    Over(int from) {
      this.from = from;
    }
  }

  /**
   * To mean 0 and standard deviation 1. A constant window becomes noughts.
   *
   * <p><b>Shape</b>: {@code [B, channels, samples]}, kept.
   */
  public static Tensor zScore(Tensor x, Over over) {
    Operations.requireRank(x, 3, "normalisation of a window");
    Tensor centred = Operations.subtract(x, mean(x, over));
    Tensor variance = mean(Operations.square(centred), over);
    return Operations.multiply(centred, Operations.inverseRoot(variance, LEAST_VARIANCE));
  }

  /**
   * To median 0 and a spread of 1, which is the distance of the quartiles over 1.349: the standard
   * deviation where the values are normal. Where the quartiles are equal, all becomes noughts.
   *
   * <p><b>Shape</b>: {@code [B, channels, samples]}, kept.
   */
  public static Tensor robust(Tensor x, Over over) {
    Operations.requireRank(x, 3, "normalisation of a window");
    Shape whole = Shape.batch(1, -x.shape().elements());
    Tensor groups = over == Over.WINDOW ? Operations.reshape(x, whole) : x;
    Tensor order = Selections.order(groups, 2);
    Tensor centred = Operations.subtract(groups, Selections.quantile(groups, order, 0.5));
    Tensor quartiles =
        Operations.subtract(
            Selections.quantile(groups, order, 0.75), Selections.quantile(groups, order, 0.25));
    Tensor spread = Operations.scale(quartiles, 1 / NORMAL_QUARTILES);
    Tensor root = Operations.inverseRoot(Operations.square(spread), LEAST_VARIANCE);
    // spread / (spread² + ε): 1 / spread, but 0 rather than without bound where it vanishes
    Tensor factor = Operations.multiply(spread, Operations.square(root));
    return Operations.reshape(Operations.multiply(centred, factor), x.shape());
  }

  private static Tensor mean(Tensor x, Over over) {
    Shape reduced = x.shape();
    List<Integer> dimensions = new ArrayList<>();
    for (int dimension = over.from; dimension < x.shape().rank(); dimension++) {
      reduced = reduced.with(dimension, 1);
      dimensions.add(dimension);
    }
    return x.graph().emit("mean", reduced, "torch.mean", x, dimensions, "True");
  }
}
