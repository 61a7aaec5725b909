package org.inion.model.layer;

import static org.inion.model.graph.Initializer.byFanIn;
import static org.inion.model.graph.Initializer.ones;
import static org.inion.model.graph.Initializer.zeros;

import java.util.function.UnaryOperator;
import org.inion.model.graph.Convolutions;
import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Dropouts;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Initializer;
import org.inion.model.graph.Normalizations;
import org.inion.model.graph.Normalizations.Over;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Parameter.Decay;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/** The usual layers. Initial values are PyTorch's defaults unless a layer says otherwise. */
public final class Layers {
  private static final double BATCH_NORM_MOMENTUM = 0.1;
  private static final double EPSILON = 1e-5;

  private Layers() {}

  /** A matrix and a bias on the last dimension. */
  public static Layer linear(int outputs) {
    return x -> {
      int inputs = x.shape().size(-1);
      return linear(x, outputs, byFanIn(inputs), byFanIn(inputs));
    };
  }

  /** The same from other initial values. */
  public static Layer linear(int outputs, Initializer weights, Initializer biases) {
    return x -> linear(x, outputs, weights, biases);
  }

  private static Tensor linear(Tensor x, int outputs, Initializer weights, Initializer biases) {
    Graph graph = x.graph();
    Shape shape = Shape.of(outputs, x.shape().size(-1));
    Tensor weight = graph.parameter("weight", shape, weights, Decay.YES);
    Tensor bias = graph.parameter("bias", Shape.of(outputs), biases, Decay.NO);
    return Operations.linear(x, weight, bias);
  }

  /** Whether a convolution adds a bias. */
  public enum Bias {
    YES,
    NO
  }

  /**
   * Convolution over {@code [B, maps, height, width]}.
   *
   * @param groups of maps that do not see each other; as many as maps: depthwise
   */
  public static Layer conv2d(int outputs, Window height, Window width, int groups, Bias bias) {
    return conv2d(outputs, height, width, groups, bias, weight -> weight);
  }

  /**
   * The same with a rule that weights pass before they are used, such as {@link
   * Normalizations#maxNorm}.
   */
  public static Layer conv2d(
      int outputs,
      Window height,
      Window width,
      int groups,
      Bias bias,
      UnaryOperator<Tensor> constraint) {
    return x -> {
      Graph graph = x.graph();
      int inputs = x.shape().size(1) / groups;
      int fanIn = inputs * height.kernel() * width.kernel();
      Shape shape = Shape.of(outputs, inputs, height.kernel(), width.kernel());
      Tensor weight = graph.parameter("weight", shape, byFanIn(fanIn), Decay.YES);
      Object shift = bias(graph, outputs, fanIn, bias);
      return Convolutions.conv2d(x, constraint.apply(weight), shift, height, width, groups);
    };
  }

  /**
   * Convolution over {@code [B, maps, height, width]} in two steps: each map by itself, then each
   * place by itself. <b>Source</b>: Chollet 2017, arXiv 1610.02357.
   */
  public static Layer separableConv2d(int outputs, Window height, Window width, Bias bias) {
    return x -> {
      int maps = x.shape().size(1);
      return conv2d(maps, height, width, maps, bias)
          .named("depth")
          .then(conv2d(outputs, Window.valid(1), Window.valid(1), 1, bias).named("point"))
          .of(x);
    };
  }

  /** Convolution along time over {@code [B, channels, samples]}. */
  public static Layer conv1d(int outputs, Window time, int groups, Bias bias) {
    return x -> {
      Graph graph = x.graph();
      int inputs = x.shape().size(1) / groups;
      int fanIn = inputs * time.kernel();
      Tensor weight =
          graph.parameter(
              "weight", Shape.of(outputs, inputs, time.kernel()), byFanIn(fanIn), Decay.YES);
      return Convolutions.conv1d(x, weight, bias(graph, outputs, fanIn, bias), time, groups);
    };
  }

  private static Object bias(Graph graph, int outputs, int fanIn, Bias bias) {
    return bias == Bias.NO
        ? "None"
        : graph.parameter("bias", Shape.of(outputs), byFanIn(fanIn), Decay.NO);
  }

  /** Batch normalisation of the second dimension. */
  public static Layer batchNorm() {
    return batchNorm(BATCH_NORM_MOMENTUM, EPSILON);
  }

  /** Batch normalisation with another momentum and epsilon. */
  public static Layer batchNorm(double momentum, double epsilon) {
    return x -> {
      Graph graph = x.graph();
      Shape maps = Shape.of(x.shape().size(1));
      return Normalizations.batchNorm(
          x,
          graph.parameter("weight", maps, ones(), Decay.NO),
          graph.parameter("bias", maps, zeros(), Decay.NO),
          graph.buffer("running_mean", maps, 0),
          graph.buffer("running_var", maps, 1),
          momentum,
          epsilon);
    };
  }

  /** Layer normalisation of the last dimension. */
  public static Layer layerNorm() {
    return x -> {
      Graph graph = x.graph();
      Shape width = Shape.of(x.shape().size(-1));
      return Normalizations.layerNorm(
          x,
          graph.parameter("weight", width, ones(), Decay.NO),
          graph.parameter("bias", width, zeros(), Decay.NO),
          EPSILON);
    };
  }

  /** A window, or each of its channels, to mean 0 and standard deviation 1. */
  public static Layer zScore(Over over) {
    return x -> Normalizations.zScore(x, over);
  }

  /** A window, or each of its channels, to median 0 and a spread of 1 by its quartiles. */
  public static Layer robust(Over over) {
    return x -> Normalizations.robust(x, over);
  }

  /** A learnt number added to each element of the last dimension. */
  public static Layer shift() {
    return x ->
        Operations.add(
            x, x.graph().parameter("bias", Shape.of(x.shape().size(-1)), zeros(), Decay.NO));
  }

  /** Dropout of single elements. */
  public static Layer dropout(double probability) {
    return x -> Dropouts.dropout(x, probability);
  }

  /** Dropout of a whole branch, for each window. */
  public static Layer dropPath(double probability) {
    return x -> Dropouts.dropPath(x, probability);
  }

  /** Means of windows along the last of four dimensions. */
  public static Layer averagePool(Window width) {
    return x -> Convolutions.averagePool(x, width);
  }

  /** Maxima of windows along the last of four dimensions. */
  public static Layer maximumPool(Window width) {
    return x -> Convolutions.maximumPool(x, width);
  }

  /** Channels and samples as the height and width of one map: {@code [B, 1, channels, samples]}. */
  public static Layer plane() {
    return x -> Operations.reshape(x, Shape.batch(1, x.shape().size(1), x.shape().size(2)));
  }

  /** All but the batch in one dimension. */
  public static Layer flatten() {
    return x -> Operations.reshape(x, Shape.batch(-x.shape().elements()));
  }

  /** A layer whose input is added to its output. */
  public static Layer residual(Layer layer) {
    return x -> Operations.add(x, layer.of(x));
  }
}
