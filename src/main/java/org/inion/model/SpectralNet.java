package org.inion.model;

import static org.inion.model.layer.Layers.Bias.NO;
import static org.inion.model.layer.Layers.batchNorm;
import static org.inion.model.layer.Layers.conv1d;

import org.inion.model.graph.Convolutions.Window;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;
import org.inion.model.layer.SpectralLayers;

/**
 * The spectrum of learnt spatial filters, as logarithms of power, then a perceptron. For what shows
 * in rhythms and in the slope of the spectrum; trains in minutes on a CPU.
 *
 * <p><b>Source</b>: regression on the logarithm of source power, Sabbagh 2020, doi
 * 10.1016/j.neuroimage.2020.116893; here filters and regression are learnt together, and the bands
 * are the single frequencies of the transform.
 *
 * @param filters in space
 * @param lowHz the first frequency that is seen
 * @param highHz the last, or half the rate where that is lower
 * @param hidden width of the perceptron
 * @param dropout probability
 */
public record SpectralNet(int filters, double lowHz, double highHz, int hidden, double dropout)
    implements Network {

  private static final Layer GELU = Operations::gelu;

  /** Of 129 channels and 200 samples at 100 Hz it sees 89 frequencies. */
  public static final SpectralNet DEFAULT = new SpectralNet(32, 1, 45, 64, 0.25);

  /** <b>Throws</b> {@link org.inion.error.BadSetupException} when a size is none. */
  public SpectralNet {
    SizeRules.of("spectral")
        .count("filters", filters)
        .rule(lowHz > 0, "low must be > 0 Hz, but was " + lowHz + " Hz")
        .rule(highHz > lowHz, "high must be > low, %s Hz, but was %s Hz".formatted(lowHz, highHz))
        .count("hidden", hidden)
        .dropped("dropout", dropout)
        .check();
  }

  static SpectralNet from(Keys keys) {
    return new SpectralNet(
        keys.count("filters"),
        keys.hertz("low"),
        keys.hertz("high"),
        keys.count("hidden"),
        keys.share("dropout"));
  }

  @Override
  public String name() {
    return "spectral";
  }

  @Override
  public Tensor of(Tensor x, WindowShape window, int outputs) {
    Graph graph = x.graph();
    Tensor power =
        conv1d(filters, Window.valid(1), 1, NO)
            .named("spatial")
            .then(batchNorm().named("spatial-norm"))
            .then(SpectralLayers.logPower(lowHz, highHz, window.rateHz()).named("spectrum"))
            .of(x);
    int features = Math.multiplyExact(filters, power.shape().size(2));
    graph.nextGroup();
    Tensor normed =
        batchNorm()
            .named("spectrum-norm")
            .of(graph.in("spectrum", () -> Operations.reshape(power, Shape.batch(features))));
    Tensor hiddenUnits =
        Layers.dropout(dropout)
            .named("drop-in")
            .then(Layers.linear(hidden).named("hidden"))
            .then(GELU.named("hidden-gelu"))
            .then(Layers.dropout(dropout).named("drop-out"))
            .of(normed);
    graph.nextGroup();
    return Layers.linear(outputs).named("head").of(hiddenUnits);
  }
}
