package org.inion.simulate.wave;

import java.io.Serializable;

/**
 * Where a stream of random numbers begins. A seed has children by name, and a child depends on its
 * names alone: a stream is the same whatever was drawn from others before, and wherever it is
 * drawn.
 */
public record Seed(long value) implements Serializable {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The seed of something that has this name here. */
  public Seed child(String name) {
    long hash = value;
    for (int i = 0; i < name.length(); i++) {
      hash = mixed(hash + GOLDEN * (name.charAt(i) + 1L));
    }
    return new Seed(mixed(hash + GOLDEN * (name.length() + 0x10000L)));
  }

  /** The seed of the n-th of its kind. */
  public Seed child(int number) {
    return new Seed(mixed(value + GOLDEN * (number + 0x20000L)));
  }

  /** The stream that begins here. */
  public Noise noise() {
    return new Noise(value);
  }

  /**
   * <b>Source</b>: the finaliser of SplitMix64, Steele et al. 2014, doi 10.1145/2660193.2660195.
   */
  static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
