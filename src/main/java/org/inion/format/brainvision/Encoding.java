package org.inion.format.brainvision;

import org.inion.format.bytes.NumberType;

/** How a sample is stored, by the name that the header has for it. */
enum Encoding {
  INT_16(NumberType.INT16),
  INT_32(NumberType.INT32),
  IEEE_FLOAT_32(NumberType.FLOAT32);

  private final NumberType type;

  Encoding(NumberType type) {
    this.type = type;
  }

  NumberType type() {
    return type;
  }

  /** Of a sample. */
  int bytes() {
    return type.bytes();
  }
}
