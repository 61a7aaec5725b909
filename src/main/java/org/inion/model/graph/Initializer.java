package org.inion.model.graph;

import java.util.random.RandomGenerator;

/** What a parameter holds before training. */
public sealed interface Initializer {

  /** The next value. */
  float next(RandomGenerator random);

  /** Always the same. */
  record Constant(float value) implements Initializer {
    @Override
    public float next(RandomGenerator random) {
      return value;
    }
  }

  /** Between −bound and bound. */
  record Uniform(double bound) implements Initializer {
    @Override
    public float next(RandomGenerator random) {
      return (float) (bound * (2 * random.nextDouble() - 1));
    }
  }

  /** Normal with mean 0, drawn again beyond two standard deviations. */
  record TruncatedNormal(double deviation) implements Initializer {
    @Override
    public float next(RandomGenerator random) {
      double z = random.nextGaussian();
      while (Math.abs(z) > 2) {
        z = random.nextGaussian();
      }
      return (float) (deviation * z);
    }
  }

  /** Noughts. */
  static Initializer zeros() {
    return new Constant(0);
  }

  /** Ones. */
  static Initializer ones() {
    return new Constant(1);
  }

  /** PyTorch's default for weights and biases: uniform within 1 / √(inputs of a unit). */
  static Initializer byFanIn(int fanIn) {
    return new Uniform(1 / Math.sqrt(fanIn));
  }
}
