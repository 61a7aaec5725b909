package org.inion.model;

import static org.inion.model.layer.Layers.Bias.NO;
import static org.inion.model.layer.Layers.Bias.YES;
import static org.inion.model.layer.Layers.batchNorm;
import static org.inion.model.layer.Layers.conv1d;

import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;

/**
 * Dilated convolutions that keep every sample, then a weight for each sample: the output is the
 * expected time, in seconds from the window's start, plus a shift. For targets that are times.
 *
 * <p><b>Source</b>: dilated residual convolutions after Bai 2018 (arXiv 1803.01271), not causal;
 * the expected position after Luvizon 2019 (arXiv 1710.02322), called soft-argmax.
 *
 * @param filters of each layer
 * @param kernel in samples, odd
 * @param blocks whose dilations are 1, 2, 4 …
 * @param dropout probability
 */
public record TemporalNet(int filters, int kernel, int blocks, double dropout) implements Network {

  /** Sees 1.27 s to either side at 100 Hz. */
  public static final TemporalNet DEFAULT = new TemporalNet(32, 3, 6, 0.1);

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a size is none. */
  public TemporalNet {
    SizeRules.of("temporal")
        .count("filters", filters)
        .count("kernel", kernel)
        .rule(kernel % 2 != 0, "kernel must be odd to keep every sample, but was " + kernel)
        .count("blocks", blocks)
        .dropped("dropout", dropout)
        .check();
  }

  static TemporalNet from(Keys keys) {
    return new TemporalNet(
        keys.count("filters"), keys.count("kernel"), keys.count("blocks"), keys.share("dropout"));
  }

  @Override
  public String name() {
    return "temporal";
  }

  @Override
  public OutputUnit outputUnit() {
    return OutputUnit.SECONDS;
  }

  @Override
  public Tensor of(Tensor x, WindowShape window, int outputs) {
    Graph graph = x.graph();
    Tensor features =
        conv1d(filters, Window.valid(1), 1, NO)
            .named("spatial")
            .then(batchNorm().named("spatial-norm"))
            .of(x);
    for (int i = 0; i < blocks; i++) {
      graph.nextGroup();
      features = Layers.residual(block(1 << i)).named("block." + i).of(features);
    }
    graph.nextGroup();
    return expectedTime(features, window, outputs);
  }

  private Layer block(int dilation) {
    Window time = new Window(kernel, 1, dilation * (kernel / 2), dilation);
    return conv1d(filters, time, 1, NO)
        .named("conv")
        .then(batchNorm().named("norm"))
        .then(Operations::gelu)
        .then(Layers.dropout(dropout));
  }

  /** Σ time · softmax(score), for each output. */
  private static Tensor expectedTime(Tensor features, WindowShape window, int outputs) {
    Tensor scores = conv1d(outputs, Window.valid(1), 1, YES).named("score").of(features);
    Layer time =
        x -> {
          Tensor weights = Operations.softmax(x, 2);
          Tensor seconds = Operations.ramp(weights, window.samples(), 1 / window.rateHz());
          return Operations.sum(Operations.multiply(weights, seconds), 2);
        };
    return time.named("expected-time").then(Layers.shift().named("shift")).of(scores);
  }
}
