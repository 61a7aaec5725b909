package org.inion.model;

import org.inion.model.graph.Operations;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;
import org.inion.model.layer.PatchLayers;
import org.inion.model.layer.TransformerLayers;
import org.inion.model.layer.TransformerLayers.Encoder;

/**
 * Inion's own network: a transformer encoder over patches of time, each with all channels or with
 * one. It takes windows of any length from one patch on; samples after the last whole patch are
 * left out.
 *
 * <p><b>Source</b>: patches and positions after Dosovitskiy 2021 (arXiv 2010.11929), normalisation
 * before each part after Xiong 2020 (arXiv 2002.04745), skipped parts, more of them in later
 * layers, after Huang 2016 (arXiv 1603.09382).
 *
 * @param tokens what a token sees
 * @param patch samples of a token
 * @param width of a token inside the network
 * @param layers of the encoder
 * @param encoder sizes of each; the probability of skipping is that of the last layer
 * @param pooling what of the encoder's tokens the output is computed from
 */
public record FoundationTransformer(
    Tokens tokens, int patch, int width, int layers, Encoder encoder, Pooling pooling)
    implements Network {

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

  /** What of the encoder's tokens the output is computed from. */
  public enum Pooling {
    /** Their mean. */
    MEAN,
    /** A further token, learnt, before the others. */
    CLASS_TOKEN
  }

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a size is none. */
  public FoundationTransformer {
    SizeRules.of("transformer")
        .count("patch", patch)
        .count("width", width)
        .count("layers", layers)
        .count("heads", encoder.heads())
        .count("hidden", encoder.hidden())
        .dropped("dropout", encoder.dropout())
        .dropped("drop-path", encoder.dropPath())
        .check();
  }

  /** With the mean of all tokens. */
  public FoundationTransformer(Tokens tokens, int patch, int width, int layers, Encoder encoder) {
    this(tokens, patch, width, layers, encoder, Pooling.MEAN);
  }

  static FoundationTransformer from(Keys keys) {
    return new FoundationTransformer(
        keys.choice("tokens", Tokens.class),
        keys.count("patch"),
        keys.count("width"),
        keys.count("layers"),
        new Encoder(
            keys.count("heads"),
            keys.count("hidden"),
            keys.share("dropout"),
            keys.share("drop-path")),
        keys.choice("pooling", Pooling.class));
  }

  @Override
  public String name() {
    return "transformer";
  }

  @Override
  public Tensor of(Tensor x, WindowShape window, int outputs) {
    Tensor encoded = patches().then(Layers.dropout(encoder.dropout())).named("patches").of(x);
    for (int i = 0; i < layers; i++) {
      x.graph().nextGroup();
      double dropPath = encoder.dropPath() * (i + 1) / layers;
      Encoder sizes = encoder.withDropPath(dropPath);
      encoded = TransformerLayers.encoder(sizes).named("encoder." + i).of(encoded);
    }
    x.graph().nextGroup();
    return Layers.layerNorm()
        .named("norm")
        .then(((Layer) this::pool).named("pool"))
        .then(Layers.linear(outputs).named("head"))
        .of(encoded);
  }

  /** {@code [B, channels, samples]} to {@code [B, tokens, width]}. */
  private Layer patches() {
    Layer embedded =
        switch (tokens) {
          case ALL_CHANNELS -> PatchLayers.allChannels(patch, width);
          case ONE_CHANNEL -> PatchLayers.oneChannel(patch, width);
        };
    return pooling == Pooling.MEAN ? embedded : embedded.then(PatchLayers.classToken());
  }

  /** {@code [B, tokens, width]} to {@code [B, width]}. */
  private Tensor pool(Tensor encoded) {
    return switch (pooling) {
      case MEAN -> Operations.mean(encoded, 1);
      case CLASS_TOKEN -> Operations.select(encoded, 1, 0);
    };
  }
}
