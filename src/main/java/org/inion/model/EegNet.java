package org.inion.model;

import static org.inion.model.graph.Convolutions.Window.blocks;
import static org.inion.model.graph.Convolutions.Window.valid;
import static org.inion.model.layer.Layers.Bias.NO;
import static org.inion.model.layer.Layers.batchNorm;
import static org.inion.model.layer.Layers.flatten;
import static org.inion.model.layer.Layers.linear;
import static org.inion.model.layer.Layers.separableConv2d;

import org.inion.model.graph.Normalizations;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.FilterBank;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;

/**
 * A compact convolutional network: filters in time, then in space, then in time again.
 *
 * <p><b>Source</b>: Lawhern 2018, doi 10.1088/1741-2552/aace8c; the defaults are EEGNet-8,2 as
 * braindecode 1.8.1 has it, with its limit of 1 on the norm of each spatial filter.
 *
 * @param filters in time
 * @param depth spatial filters of each
 * @param kernel of the filters in time, in samples
 * @param dropout probability
 */
public record EegNet(int filters, int depth, int kernel, double dropout) implements Network {
  private static final int SEPARABLE_KERNEL = 16;
  private static final int FIRST_POOL = 4;
  private static final int SECOND_POOL = 8;
  private static final double SPATIAL_NORM = 1;
  private static final double MOMENTUM = 0.01;
  private static final double EPSILON = 1e-3;

  /** EEGNet-8,2. */
  public static final EegNet DEFAULT = new EegNet(8, 2, 64, 0.25);

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a size is none. */
  public EegNet {
    SizeRules.of("eegnet")
        .count("filters", filters)
        .count("depth", depth)
        .count("kernel", kernel)
        .dropped("dropout", dropout)
        .check();
  }

  static EegNet from(Keys keys) {
    return new EegNet(
        keys.count("filters"), keys.count("depth"), keys.count("kernel"), keys.share("dropout"));
  }

  @Override
  public String name() {
    return "eegnet";
  }

  @Override
  public Tensor of(Tensor x, WindowShape window, int outputs) {
    int maps = filters * depth;
    Layer norm = batchNorm(MOMENTUM, EPSILON);
    FilterBank bank = new FilterBank(filters, kernel, depth, MOMENTUM, EPSILON);
    Layer spatial =
        bank.layer(weight -> Normalizations.maxNorm(weight, SPATIAL_NORM))
            .then(norm.named("spatial-norm"))
            .then(pooled(FIRST_POOL).named("spatial-pool"));
    Layer separable =
        separableConv2d(maps, valid(1), valid(SEPARABLE_KERNEL).padded(SEPARABLE_KERNEL / 2), NO)
            .named("separable")
            .then(norm.named("separable-norm"))
            .then(pooled(SECOND_POOL).named("separable-pool"));
    Tensor features = spatial.then(separable).of(x);
    x.graph().nextGroup();
    return flatten().then(linear(outputs)).named("head").of(features);
  }

  private Layer pooled(int size) {
    return ((Layer) Operations::elu)
        .then(Layers.averagePool(blocks(size)))
        .then(Layers.dropout(dropout));
  }
}
