package org.inion.model;

import static org.inion.model.graph.Convolutions.Window.valid;
import static org.inion.model.layer.Layers.Bias.YES;
import static org.inion.model.layer.Layers.batchNorm;
import static org.inion.model.layer.Layers.conv2d;
import static org.inion.model.layer.Layers.linear;

import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;
import org.inion.model.layer.TransformerLayers;

/**
 * The filters of a shallow network, then a transformer over what they give.
 *
 * <p><b>Source</b>: Song 2023, doi 10.1109/TNSRE.2022.3230250; the defaults are those of
 * braindecode 1.8.1, which divides the attention's scores by the root of a head's width.
 *
 * @param filters in time and space, the width of a token
 * @param kernel of the filters in time, in samples
 * @param pool samples of a token
 * @param stride from one token to the next
 * @param layers of the transformer
 * @param heads of its attention
 * @param dropout probability everywhere but before the last layer, where it is 0.3
 */
public record EegConformer(
    int filters, int kernel, int pool, int stride, int layers, int heads, double dropout)
    implements Network {
  private static final int EXPANSION = 4;
  private static final int FIRST_HIDDEN = 256;
  private static final int SECOND_HIDDEN = 32;
  private static final double LAST_DROPOUT = 0.3;

  /** As published. */
  public static final EegConformer DEFAULT = new EegConformer(40, 25, 75, 15, 6, 10, 0.5);

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a size is none. */
  public EegConformer {
    SizeRules.of("conformer")
        .count("filters", filters)
        .count("kernel", kernel)
        .count("pool", pool)
        .count("stride", stride)
        .count("layers", layers)
        .count("heads", heads)
        .dropped("dropout", dropout)
        .check();
  }

  static EegConformer from(Keys keys) {
    return new EegConformer(
        keys.count("filters"),
        keys.count("kernel"),
        keys.count("pool"),
        keys.count("stride"),
        keys.count("layers"),
        keys.count("heads"),
        keys.share("dropout"));
  }

  @Override
  public String name() {
    return "conformer";
  }

  @Override
  public Tensor of(Tensor x, WindowShape window, int outputs) {
    Tensor tokens = patches(window).named("patches").of(x);
    for (int i = 0; i < layers; i++) {
      x.graph().nextGroup();
      tokens = encoder().named("encoder." + i).of(tokens);
    }
    x.graph().nextGroup();
    return Layers.flatten()
        .then(linear(FIRST_HIDDEN).named("0"))
        .then(Operations::elu)
        .then(Layers.dropout(dropout))
        .then(linear(SECOND_HIDDEN).named("1"))
        .then(Operations::elu)
        .then(Layers.dropout(Math.min(dropout, LAST_DROPOUT)))
        .then(linear(outputs).named("2"))
        .named("head")
        .of(tokens);
  }

  /** {@code [B, channels, samples]} to {@code [B, tokens, filters]}. */
  private Layer patches(WindowShape window) {
    Layer tokens =
        maps ->
            Operations.permute(
                Operations.reshape(maps, Shape.batch(filters, maps.shape().size(3))), 0, 2, 1);
    return Layers.plane()
        .then(conv2d(filters, valid(1), valid(kernel), 1, YES).named("temporal"))
        .then(conv2d(filters, valid(window.channels()), valid(1), 1, YES).named("spatial"))
        .then(batchNorm().named("norm"))
        .then(Operations::elu)
        .then(Layers.averagePool(new Window(pool, stride, 0, 1)))
        .then(Layers.dropout(dropout))
        .then(conv2d(filters, valid(1), valid(1), 1, YES).named("projection"))
        .then(tokens);
  }

  private Layer encoder() {
    Layer attention =
        Layers.layerNorm()
            .named("norm-1")
            .then(TransformerLayers.attention(heads, dropout).named("attention"))
            .then(Layers.dropout(dropout));
    Layer perceptron =
        Layers.layerNorm()
            .named("norm-2")
            .then(TransformerLayers.perceptron(EXPANSION * filters, dropout).named("perceptron"))
            .then(Layers.dropout(dropout));
    return Layers.residual(attention).then(Layers.residual(perceptron));
  }
}
