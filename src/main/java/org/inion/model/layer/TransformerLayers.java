package org.inion.model.layer;

import java.util.List;
import org.inion.model.graph.Attention;
import org.inion.model.graph.Dropouts;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/** Layers of transformers, over {@code [B, tokens, width]}. */
public final class TransformerLayers {
  private TransformerLayers() {}

  /**
   * Sizes of an encoder layer.
   *
   * @param heads that share the width evenly
   * @param hidden width inside the perceptron
   * @param dropout probability
   * @param dropPath probability that a window skips attention or perceptron
   */
  public record Encoder(int heads, int hidden, double dropout, double dropPath) {

    /** Without skipping. */
    public Encoder(int heads, int hidden, double dropout) {
      this(heads, hidden, dropout, 0);
    }

    /** The same with another probability of skipping. */
    public Encoder withDropPath(double probability) {
      return new Encoder(heads, hidden, dropout, probability);
    }
  }

  /**
   * Self-attention of several heads.
   *
   * <p><b>Source</b>: Vaswani 2017.
   */
  public static Layer attention(int heads) {
    return attention(heads, Attention::attend);
  }

  /** The same, with the weights dropped in training, step by step there. */
  public static Layer attention(int heads, double dropout) {
    return attention(
        heads,
        (query, key, value) -> {
          if (query.graph().use() == Graph.Use.PREDICTION) {
            return Attention.attend(query, key, value);
          }
          Tensor scaled = Operations.scale(query, 1 / Math.sqrt(query.shape().size(3)));
          Tensor scores = Operations.matmul(scaled, Operations.permute(key, 0, 1, 3, 2));
          Tensor weights = Dropouts.dropout(Operations.softmax(scores, -1), dropout);
          return Operations.matmul(weights, value);
        });
  }

  /** How queries, keys and values of all heads become what is attended to. */
  private interface Core {
    Tensor of(Tensor query, Tensor key, Tensor value);
  }

  private static Layer attention(int heads, Core core) {
    return x -> {
      int width = x.shape().size(2);
      if (width % heads != 0) {
        throw x.graph()
            .bad(
                "Cannot attend: the width must be a multiple of the %d heads, but was %d"
                    .formatted(heads, width));
      }
      Tensor all = Layers.linear(3 * width).named("query-key-value").of(x);
      List<Tensor> parts =
          Operations.split(all, 2, 3).stream().map(part -> heads(part, heads)).toList();
      Tensor attended =
          Operations.permute(core.of(parts.get(0), parts.get(1), parts.get(2)), 0, 2, 1, 3);
      return Layers.linear(width).named("out").of(Operations.reshape(attended, x.shape()));
    };
  }

  /** {@code [B, tokens, width]} to {@code [B, heads, tokens, width / heads]}. */
  private static Tensor heads(Tensor x, int heads) {
    int width = x.shape().size(2);
    Shape split = Shape.batch(x.shape().size(1), heads, width / heads);
    return Operations.permute(Operations.reshape(x, split), 0, 2, 1, 3);
  }

  /** Two linear layers with a gelu between them. */
  public static Layer perceptron(int hidden, double dropout) {
    return x ->
        Layers.linear(hidden)
            .named("in")
            .then(Operations::gelu)
            .then(Layers.dropout(dropout))
            .then(Layers.linear(x.shape().size(-1)).named("out"))
            .of(x);
  }

  /**
   * An encoder layer that normalises before each part.
   *
   * <p><b>Source</b>: Xiong 2020.
   */
  public static Layer encoder(Encoder sizes) {
    Layer attention =
        Layers.layerNorm()
            .named("norm-1")
            .then(attention(sizes.heads()).named("attention"))
            .then(Layers.dropout(sizes.dropout()))
            .then(Layers.dropPath(sizes.dropPath()));
    Layer perceptron =
        Layers.layerNorm()
            .named("norm-2")
            .then(perceptron(sizes.hidden(), sizes.dropout()).named("perceptron"))
            .then(Layers.dropout(sizes.dropout()))
            .then(Layers.dropPath(sizes.dropPath()));
    return Layers.residual(attention).then(Layers.residual(perceptron));
  }
}
