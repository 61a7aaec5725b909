package org.inion.accelerator;

import java.util.Locale;

/** Kinds of operations that may run in different places. */
public enum Operation {
  FFT,
  MATMUL,
  CONVOLUTION,
  ATTENTION,
  NORMALIZATION,
  ELEMENTWISE;

  /** As in configurations and reports. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a network can have it done elsewhere: what has parameters stays where they are. */
  public boolean isMovable() {
    return this == FFT;
  }
}
