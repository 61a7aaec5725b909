package org.inion.model.layer;

import java.util.List;
import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Initializer;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Parameter.Decay;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/**
 * Windows to tokens: {@code [B, channels, samples]} to {@code [B, tokens, width]}, with learnt
 * vectors that say where each comes from. Samples after the last whole patch are left out.
 *
 * <p><b>Source</b>: Dosovitskiy 2021, arXiv 2010.11929.
 */
public final class PatchLayers {
  private static final Initializer SMALL = new Initializer.TruncatedNormal(0.02);

  private PatchLayers() {}

  /** All channels for the length of a patch: a token for each patch. */
  public static Layer allChannels(int patch, int width) {
    return x -> {
      int channels = x.shape().size(1);
      Tensor weight = weight(x, Shape.of(width, channels, patch));
      Tensor bias = bias(x, channels * patch, width);
      Tensor patches = Operations.permute(patches(x, patch), 0, 2, 1, 3);
      int times = patches.shape().size(1);
      Shape flat = Shape.batch(times, (long) channels * patch);
      Tensor embedded = embedded(Operations.reshape(patches, flat), weight, bias);
      return Operations.add(embedded, place(x, "times", Shape.of(times, width)));
    };
  }

  /** One channel for the length of a patch: a token for each channel and patch. */
  public static Layer oneChannel(int patch, int width) {
    return x -> {
      int channels = x.shape().size(1);
      Tensor weight = weight(x, Shape.of(width, 1, 1, patch));
      Tensor bias = bias(x, patch, width);
      Tensor embedded = embedded(patches(x, patch), weight, bias);
      int times = embedded.shape().size(2);
      Tensor channel = place(x, "channels", Shape.of(channels, 1, width));
      Tensor time = place(x, "times", Shape.of(times, width));
      Shape each = Shape.of(channels, times, width);
      Tensor both = x.graph().emit("places", each, "torch.add", channel, time);
      return Operations.reshape(
          Operations.add(embedded, both), Shape.batch((long) channels * times, width));
    };
  }

  /** {@code [B, channels, samples]} to {@code [B, channels, patches, patch]}. */
  private static Tensor patches(Tensor x, int patch) {
    int channels = x.shape().size(1);
    int times = Window.blocks(patch).outputs(x.shape().size(2), x.graph());
    Tensor whole =
        times * patch == x.shape().size(2) ? x : Operations.slice(x, 2, 0, times * patch);
    return Operations.reshape(whole, Shape.batch(channels, times, patch));
  }

  /** A convolution whose kernels do not overlap is a matrix product, and faster as one. */
  private static Tensor embedded(Tensor patches, Tensor weight, Tensor bias) {
    Shape matrix = Shape.of(weight.shape().size(0), patches.shape().size(-1));
    return Operations.linear(patches, Operations.reshape(weight, matrix), bias);
  }

  private static Tensor weight(Tensor x, Shape shape) {
    int fanIn = Math.toIntExact(shape.elements() / shape.size(0));
    return x.graph().parameter("weight", shape, Initializer.byFanIn(fanIn), Decay.YES);
  }

  private static Tensor bias(Tensor x, int fanIn, int width) {
    return x.graph().parameter("bias", Shape.of(width), Initializer.byFanIn(fanIn), Decay.NO);
  }

  /** A learnt token before the others, the same for each window. */
  public static Layer classToken() {
    return x -> {
      Graph graph = x.graph();
      Tensor first = Operations.slice(x, 1, 0, 1);
      Tensor zeros = graph.emit("zeros", first.shape(), "torch.zeros_like", first);
      Tensor token = place(x, "token", Shape.of(1, x.shape().size(2)));
      return Operations.concatenate(List.of(Operations.add(zeros, token), x), 1);
    };
  }

  private static Tensor place(Tensor x, String name, Shape shape) {
    return x.graph().parameter(name, shape, SMALL, Decay.NO);
  }
}
