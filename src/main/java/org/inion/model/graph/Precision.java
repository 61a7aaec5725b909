package org.inion.model.graph;

import java.util.Arrays;
import java.util.List;

/**
 * In which numbers matrix products and convolutions are computed. Parameters, norms, logarithms,
 * spectra and losses stay in float32.
 *
 * <p><b>Source</b>: mixed precision after Micikevicius 2018 (arXiv 1710.03740).
 */
public enum Precision {
  FLOAT32("fp32", 6),
  BFLOAT16("bf16", 15),
  /** Needs a scaled loss: small gradients would become 0. */
  FLOAT16("fp16", 5);

  private final String key;
  private final int scalarType;

  Precision(String key, int scalarType) {
    this.key = key;
    this.scalarType = scalarType;
  }

  /** The name that configurations use. */
  public String key() {
    return key;
  }

  /** Names of all. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Precision::key).toList();
  }

  /** The precision of this name, which must be one. */
  public static Precision of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst().orElseThrow();
  }

  /** Number of the type in TorchScript. */
  int scalarType() {
    return scalarType;
  }
}
