package org.inion.bench;

import java.util.List;
import org.inion.model.EegNet;
import org.inion.model.FoundationTransformer;
import org.inion.model.FoundationTransformer.Tokens;
import org.inion.model.Network;
import org.inion.model.WindowShape;
import org.inion.model.layer.TransformerLayers.Encoder;

/** A network that both sides train, at the sizes of the peer's program. */
enum Contest {
  /** All channels in a token. */
  TRANSFORMER_10(
      "transformer_10",
      "transformer, 10 tokens",
      20,
      "--model transformer --patch-mode time --patch 20"),
  /** One channel in a token. */
  TRANSFORMER_258(
      "transformer_258",
      "transformer, 258 tokens",
      1,
      "--model transformer --patch-mode channel --patch 100"),
  /** As {@code conf/model.conf} has it: deeper and wider than the peer's. */
  TRANSFORMER_DEFAULT(
      "transformer_default",
      "the default transformer",
      8,
      "--model transformer --patch-mode time --patch 20 --layers 6 --heads 8 --mlp 512"),
  /** EEGNet-8,2. */
  EEGNET("eegnet", "EEGNet-8,2", 3, "--model eegnet");

  /** 129 channels, 2 s at 100 Hz. */
  static final WindowShape WINDOW = new WindowShape(129, 200, 100);

  static final int BATCH = 64;

  private final String key;
  private final String title;
  private final int stepsPerSecond;
  private final String options;

  Contest(String key, String title, int stepsPerSecond, String options) {
    this.key = key;
    this.title = title;
    this.stepsPerSecond = stepsPerSecond;
    this.options = options;
  }

  String key() {
    return key;
  }

  String title() {
    return title;
  }

  /** Ours. */
  Network network() {
    return switch (this) {
      case TRANSFORMER_10 -> transformer(Tokens.ALL_CHANNELS, 20);
      case TRANSFORMER_258 -> transformer(Tokens.ONE_CHANNEL, 100);
      case TRANSFORMER_DEFAULT -> FoundationTransformer.DEFAULT;
      case EEGNET -> EegNet.DEFAULT;
    };
  }

  private static Network transformer(Tokens tokens, int patch) {
    return new FoundationTransformer(tokens, patch, 128, 4, new Encoder(4, 256, 0.1));
  }

  /** Steps that take the peer about as many seconds on a core. */
  int steps(double seconds) {
    return (int) Math.max(2, Math.round(seconds * stepsPerSecond));
  }

  /** Options of the peer's program. */
  List<String> words() {
    return List.of(options.split(" ", -1));
  }
}
