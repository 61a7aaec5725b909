package org.inion.model.graph;

import java.util.List;

/** Convolutions and pooling. */
public final class Convolutions {
  private Convolutions() {}

  /**
   * How a kernel moves along one dimension.
   *
   * @param kernel its size
   * @param stride from one output to the next
   * @param padding noughts on either side
   * @param dilation from one element of the kernel to the next
   */
  public record Window(int kernel, int stride, int padding, int dilation) {

    /** Each place where the kernel fits. */
    public static Window valid(int kernel) {
      return new Window(kernel, 1, 0, 1);
    }

    /** This many at a time, without overlap. */
    public static Window blocks(int size) {
      return new Window(size, size, 0, 1);
    }

    /** This window with noughts on either side. */
    public Window padded(int newPadding) {
      return new Window(kernel, stride, newPadding, dilation);
    }

    /** Outputs from so many inputs. */
    public int outputs(int inputs, Graph graph) {
      int span = dilation * (kernel - 1) + 1;
      int outputs = Math.floorDiv(inputs + 2 * padding - span, stride) + 1;
      if (outputs < 1) {
        throw graph.bad(
            "Cannot move a kernel: its span of %d must fit into %d samples with a padding of %d. Take a longer window or a smaller kernel"
                .formatted(span, inputs, padding));
      }
      return outputs;
    }
  }

  /**
   * Convolution along time.
   *
   * <p><b>Shape</b>: {@code x [B, channels, samples]}, {@code weight [outputs, channels / groups,
   * kernel]} to {@code [B, outputs, samples']}.
   *
   * @param bias such a tensor, or the word None
   */
  public static Tensor conv1d(Tensor x, Tensor weight, Object bias, Window time, int groups) {
    Operations.requireRank(x, 3, "a convolution along time");
    requireChannels(x, weight, groups);
    Graph graph = x.graph();
    return graph.emit(
        "conv",
        x.shape().with(1, weight.shape().size(0)).with(2, time.outputs(x.shape().size(2), graph)),
        "torch.conv1d",
        graph.narrow(x),
        weight,
        bias,
        List.of(time.stride()),
        List.of(time.padding()),
        List.of(time.dilation()),
        groups);
  }

  /**
   * Convolution over two dimensions.
   *
   * <p><b>Shape</b>: {@code x [B, maps, height, width]}, {@code weight [outputs, maps / groups,
   * kernel height, kernel width]} to {@code [B, outputs, height', width']}.
   *
   * @param bias such a tensor, or the word None
   */
  public static Tensor conv2d(
      Tensor x, Tensor weight, Object bias, Window height, Window width, int groups) {
    Operations.requireRank(x, 4, "a convolution over two dimensions");
    requireChannels(x, weight, groups);
    Graph graph = x.graph();
    return graph.emit(
        "conv",
        x.shape()
            .with(1, weight.shape().size(0))
            .with(2, height.outputs(x.shape().size(2), graph))
            .with(3, width.outputs(x.shape().size(3), graph)),
        "torch.conv2d",
        graph.narrow(x),
        weight,
        bias,
        List.of(height.stride(), width.stride()),
        List.of(height.padding(), width.padding()),
        List.of(height.dilation(), width.dilation()),
        groups);
  }

  /**
   * Sums of channels by weights.
   *
   * <p><b>Shape</b>: {@code x [B, channels, samples]}, {@code weight [outputs, channels]} to {@code
   * [B, outputs, samples]}.
   */
  public static Tensor mix(Tensor x, Tensor weight) {
    Operations.requireRank(x, 3, "a mixture of channels");
    Graph graph = x.graph();
    return graph.emit(
        "mixed",
        x.shape().with(1, weight.shape().size(0)),
        "torch.matmul",
        graph.narrow(weight),
        graph.narrow(x));
  }

  /** Means of windows along the last dimension of {@code [B, maps, height, width]}. */
  public static Tensor averagePool(Tensor x, Window width) {
    Operations.requireRank(x, 4, "pooling");
    return x.graph()
        .emit(
            "pooled",
            x.shape().with(3, width.outputs(x.shape().size(3), x.graph())),
            "torch.avg_pool2d",
            x,
            List.of(1, width.kernel()),
            List.of(1, width.stride()),
            List.of(0, width.padding()));
  }

  /** Maxima of windows along the last dimension of {@code [B, maps, height, width]}. */
  public static Tensor maximumPool(Tensor x, Window width) {
    Operations.requireRank(x, 4, "pooling");
    return x.graph()
        .emit(
            "pooled",
            x.shape().with(3, width.outputs(x.shape().size(3), x.graph())),
            "torch.max_pool2d",
            x,
            List.of(1, width.kernel()),
            List.of(1, width.stride()),
            List.of(0, width.padding()),
            List.of(1, 1),
            "False");
  }

  private static void requireChannels(Tensor x, Tensor weight, int groups) {
    int channels = x.shape().size(1);
    if (channels != weight.shape().size(1) * groups || weight.shape().size(0) % groups != 0) {
      throw x.graph()
          .bad(
              "Cannot convolve: the kernel %s in %d groups must fit the input, but that was %s"
                  .formatted(weight.shape(), groups, x.shape()));
    }
  }
}
