package org.inion.model.augment;

/**
 * A random change of windows that leaves what is asked of them as it was. Each window of a batch
 * draws for itself whether it is changed, and how.
 */
public interface Augmentation {

  /** The name that the configuration knows it by. */
  String name();

  /** Of a window being changed. */
  double probability();

  /** Appends the change to the graph of the windows. */
  Augmented of(Augmented in, Draws draws);
}
