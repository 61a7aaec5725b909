package org.inion.model;

import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/** A network, with its sizes; not built for any window yet. */
public interface Network {

  /** The name that the factory knows it by. */
  String name();

  /**
   * Appends the network to the graph of {@code x}.
   *
   * <p><b>Shape</b>: {@code [B, channels, samples]} in µV to {@code [B, outputs]}.
   */
  Tensor of(Tensor x, WindowShape window, int outputs);

  /** What the outputs of a number's head stand for. */
  default OutputUnit outputUnit() {
    return OutputUnit.SCALED;
  }

  /** What the outputs of a number's head stand for. */
  enum OutputUnit {
    /** The target as it was scaled for training. */
    SCALED,
    /** Seconds: the target must not be scaled. */
    SECONDS
  }

  /** The network for windows of a shape. */
  default Script build(WindowShape window, int outputs) {
    return build(new Graph(), window, outputs);
  }

  /** The network in an empty graph, for windows of a shape. */
  default Script build(Graph graph, WindowShape window, int outputs) {
    Tensor x = graph.input("x", Shape.batch(window.channels(), window.samples()));
    return new Script(graph, of(x, window, outputs));
  }
}
