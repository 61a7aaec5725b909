package org.inion.model;

import static org.inion.model.graph.Convolutions.Window.valid;
import static org.inion.model.layer.Layers.Bias.NO;
import static org.inion.model.layer.Layers.Bias.YES;
import static org.inion.model.layer.Layers.averagePool;
import static org.inion.model.layer.Layers.batchNorm;
import static org.inion.model.layer.Layers.conv2d;
import static org.inion.model.layer.Layers.flatten;
import static org.inion.model.layer.Layers.linear;
import static org.inion.model.layer.Layers.plane;

import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;

/**
 * Filters in time and space, then the logarithm of their mean power: filter-bank common spatial
 * patterns as a network.
 *
 * <p><b>Source</b>: Schirrmeister 2017, doi 10.1002/hbm.23730; the defaults are those of
 * braindecode 1.8.1.
 *
 * @param filters in time, and as many in space
 * @param kernel of the filters in time, in samples
 * @param pool samples whose mean power is taken
 * @param stride from one mean to the next
 * @param dropout probability
 */
public record ShallowFbcspNet(int filters, int kernel, int pool, int stride, double dropout)
    implements Network {
  private static final double LEAST_POWER = 1e-6;

  /** As published. */
  public static final ShallowFbcspNet DEFAULT = new ShallowFbcspNet(40, 25, 75, 15, 0.5);

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a size is none. */
  public ShallowFbcspNet {
    SizeRules.of("shallow")
        .count("filters", filters)
        .count("kernel", kernel)
        .count("pool", pool)
        .count("stride", stride)
        .dropped("dropout", dropout)
        .check();
  }

  static ShallowFbcspNet from(Keys keys) {
    return new ShallowFbcspNet(
        keys.count("filters"),
        keys.count("kernel"),
        keys.count("pool"),
        keys.count("stride"),
        keys.share("dropout"));
  }

  @Override
  public String name() {
    return "shallow";
  }

  @Override
  public Tensor of(Tensor x, WindowShape window, int outputs) {
    Layer power =
        ((Layer) Operations::square)
            .then(averagePool(new Window(pool, stride, 0, 1)))
            .then(maps -> Operations.safeLog(maps, LEAST_POWER))
            .then(Layers.dropout(dropout));
    Tensor features =
        plane()
            .then(conv2d(filters, valid(1), valid(kernel), 1, YES))
            .named("temporal")
            .then(conv2d(filters, valid(window.channels()), valid(1), 1, NO).named("spatial"))
            .then(batchNorm().named("norm"))
            .then(power.named("power"))
            .of(x);
    x.graph().nextGroup();
    return flatten().then(linear(outputs)).named("head").of(features);
  }
}
