package org.inion.model;

import org.inion.model.graph.Normalizations.Over;
import org.inion.model.graph.Tensor;

/**
 * A network whose first layer normalises the window.
 *
 * @param network that sees the normalised window
 * @param normalization how
 * @param over each channel by itself, or the whole window
 */
public record Normalized(Network network, Normalization normalization, Over over)
    implements Network {

  @Override
  public String name() {
    return network.name();
  }

  @Override
  public OutputUnit outputUnit() {
    return network.outputUnit();
  }

  @Override
  public Tensor of(Tensor x, WindowShape window, int outputs) {
    Tensor normal = x.graph().in("normalize", () -> normalization.of(x, over));
    return network.of(normal, window, outputs);
  }
}
