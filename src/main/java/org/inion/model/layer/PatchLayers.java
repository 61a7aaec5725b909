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
      Tensor embedded = Layers.conv1d(width, Window.blocks(patch), 1, Layers.Bias.YES).of(x);
      Shape times = Shape.of(embedded.shape().size(2), width);
      return Operations.add(Operations.permute(embedded, 0, 2, 1), place(x, "times", times));
    };
  }

  /** One channel for the length of a patch: a token for each channel and patch. */
  public static Layer oneChannel(int patch, int width) {
    return x -> {
      int channels = x.shape().size(1);
      Shape single = Shape.batch(1, channels, x.shape().size(2));
      Tensor embedded =
          Layers.conv2d(width, Window.valid(1), Window.blocks(patch), 1, Layers.Bias.YES)
              .of(Operations.reshape(x, single));
      int times = embedded.shape().size(3);
      Tensor placed = Operations.permute(embedded, 0, 2, 3, 1);
      placed = Operations.add(placed, place(x, "channels", Shape.of(channels, 1, width)));
      placed = Operations.add(placed, place(x, "times", Shape.of(times, width)));
      return Operations.reshape(placed, Shape.batch((long) channels * times, width));
    };
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
