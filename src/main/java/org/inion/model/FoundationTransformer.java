package org.inion.model;

import org.inion.error.BadSetupException;
import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Initializer;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Parameter.Decay;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;
import org.inion.model.layer.TransformerLayers;
import org.inion.model.layer.TransformerLayers.Encoder;

/**
 * Inion's own network: a transformer encoder over patches of time, each with all channels or with
 * one.
 *
 * <p><b>Source</b>: patches and positions after Dosovitskiy 2021 (arXiv 2010.11929), normalisation
 * before each part after Xiong 2020 (arXiv 2002.04745).
 *
 * @param tokens what a token sees
 * @param patch samples of a token
 * @param width of a token inside the network
 * @param layers of the encoder
 * @param encoder sizes of each
 */
public record FoundationTransformer(
    Tokens tokens, int patch, int width, int layers, Encoder encoder) implements Network {
  private static final double POSITION_DEVIATION = 0.02;

  /** 129 channels and 200 samples make 10 tokens. */
  public static final FoundationTransformer DEFAULT =
      new FoundationTransformer(Tokens.ALL_CHANNELS, 20, 128, 6, new Encoder(8, 512, 0.1));

  /** What a token sees. */
  public enum Tokens {
    /** All channels for the length of a patch. */
    ALL_CHANNELS,
    /** One channel for the length of a patch. */
    ONE_CHANNEL
  }

  @Override
  public String name() {
    return "transformer";
  }

  @Override
  public Tensor of(Tensor x, WindowShape window, int outputs) {
    if (window.samples() % patch != 0) {
      throw new BadSetupException(
          "[%s] Cannot cut patches: the window must be a multiple of %d samples, but was %d. Choose another patch or crop"
              .formatted(name(), patch, window.samples()));
    }
    Graph graph = x.graph();
    Tensor encoded = graph.in("patches", () -> embed(x, window));
    encoded = Layers.dropout(encoder.dropout()).of(encoded);
    for (int i = 0; i < layers; i++) {
      graph.nextGroup();
      encoded = TransformerLayers.encoder(encoder).named("encoder." + i).of(encoded);
    }
    graph.nextGroup();
    Layer head =
        Layers.layerNorm()
            .named("norm")
            .then(normed -> Operations.mean(normed, 1))
            .then(Layers.linear(outputs).named("head"));
    return head.of(encoded);
  }

  /** {@code [B, channels, samples]} to {@code [B, tokens, width]}. */
  private Tensor embed(Tensor x, WindowShape window) {
    int times = window.samples() / patch;
    Window time = Window.blocks(patch);
    if (tokens == Tokens.ALL_CHANNELS) {
      Tensor embedded = Layers.conv1d(width, time, 1, Layers.Bias.YES).of(x);
      return Operations.add(Operations.permute(embedded, 0, 2, 1), position(x, "times", times, 1));
    }
    int channels = window.channels();
    Shape single = Shape.batch(1, channels, window.samples());
    Tensor embedded =
        Layers.conv2d(width, Window.valid(1), time, 1, Layers.Bias.YES)
            .of(Operations.reshape(x, single));
    Tensor placed = Operations.permute(embedded, 0, 2, 3, 1);
    placed = Operations.add(placed, position(x, "channels", channels, 2));
    placed = Operations.add(placed, position(x, "times", times, 1));
    return Operations.reshape(placed, Shape.batch((long) channels * times, width));
  }

  /** A learnt vector for each place, of rank 2 or 3. */
  private Tensor position(Tensor x, String name, int places, int rank) {
    Shape shape = rank == 1 ? Shape.of(places, width) : Shape.of(places, 1, width);
    return x.graph()
        .parameter(name, shape, new Initializer.TruncatedNormal(POSITION_DEVIATION), Decay.NO);
  }
}
