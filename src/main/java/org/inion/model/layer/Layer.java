package org.inion.model.layer;

import org.inion.model.graph.Tensor;

/** A step of a network. */
@FunctionalInterface
public interface Layer {

  /** Appends the layer to the tensor's graph. */
  Tensor of(Tensor x);

  /** This layer under a name, which begins the names of its parameters. */
  default Layer named(String name) {
    return x -> x.graph().in(name, () -> of(x));
  }

  /** This layer, then another. */
  default Layer then(Layer next) {
    return x -> next.of(of(x));
  }
}
