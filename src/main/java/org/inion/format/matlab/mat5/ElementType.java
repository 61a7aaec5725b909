package org.inion.format.matlab.mat5;

import java.util.Optional;
import org.inion.format.bytes.NumberType;

/**
 * The numbers of data types.
 *
 * <p><b>Source</b>: MATLAB, MAT-File Format (R2024b), table 1-1.
 */
final class ElementType {
  static final int UTF8 = 16;
  static final int UTF16 = 17;
  static final int UTF32 = 18;
  static final int MATRIX = 14;
  static final int COMPRESSED = 15;

  private ElementType() {}

  /** How the numbers of an element are stored; empty for other elements. */
  static Optional<NumberType> numbers(int type) {
    return Optional.ofNullable(
        switch (type) {
          case 1 -> NumberType.INT8;
          case 2 -> NumberType.UINT8;
          case 3 -> NumberType.INT16;
          case 4 -> NumberType.UINT16;
          case 5 -> NumberType.INT32;
          case 6 -> NumberType.UINT32;
          case 7 -> NumberType.FLOAT32;
          case 9 -> NumberType.FLOAT64;
          case 12 -> NumberType.INT64;
          case 13 -> NumberType.UINT64;
          default -> null;
        });
  }
}
