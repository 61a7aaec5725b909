package org.inion.format.matlab.hdf5;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.format.bytes.NumberType;
import org.inion.format.matlab.Misfit;

/**
 * How many elements a set has, and of what.
 *
 * <p><b>Source</b>: HDF5 File Format Specification 3.0, IV.A.2.b "The Dataspace Message", IV.A.2.d
 * "The Datatype Message".
 *
 * @param dimensions slowest first
 * @param number how an element is stored, where it is a number
 * @param reference whether an element is the address of an object
 * @param elementBytes of one element
 */
record Shape(
    List<Long> dimensions,
    Optional<NumberType> number,
    ByteOrder order,
    boolean reference,
    int elementBytes) {
  private static final int FIXED_POINT = 0;
  private static final int FLOATING_POINT = 1;
  private static final int REFERENCE = 7;
  private static final int MOST_DIMENSIONS = 8;
  private static final int MOST_BYTES = 1 << 16;

  Shape {
    dimensions = List.copyOf(dimensions);
  }

  static Shape of(Hdf5File file, ObjectHeader header) throws IOException {
    long type = header.require(ObjectHeader.DATATYPE).at();
    int kind = (int) file.number(type, 1) & 0xf;
    int flags = (int) file.number(type + 1, 1);
    long bytes = file.size(type + 4, 4);
    if (bytes < 1 || bytes > MOST_BYTES) {
      throw new Misfit("a value must have 1 to " + MOST_BYTES + " bytes, but has " + bytes);
    }
    return new Shape(
        dimensions(file, header.require(ObjectHeader.DATASPACE).at()),
        number(kind, flags, (int) bytes),
        (flags & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
        kind == REFERENCE && bytes == 8,
        (int) bytes);
  }

  /** Elements in all. */
  long count() {
    return Misfit.product("dimensions", dimensions.stream().mapToLong(Long::longValue).toArray());
  }

  /** Bytes of all elements. */
  long bytes() {
    return Misfit.product("values and their bytes", count(), elementBytes);
  }

  private static List<Long> dimensions(Hdf5File file, long at) throws IOException {
    int version = (int) file.number(at, 1);
    int rank = (int) file.number(at + 1, 1);
    boolean none = version == 2 && file.number(at + 3, 1) == 2;
    if (rank > MOST_DIMENSIONS || version < 1 || version > 2) {
      throw new Misfit(
          "dimensions must be at most "
              + MOST_DIMENSIONS
              + ", told as in version 1 or 2, but were "
              + rank
              + ", as in version "
              + version);
    }
    List<Long> dimensions = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      dimensions.add(file.size(at + (version == 1 ? 8 : 4) + 8L * i, 8));
    }
    return none ? List.of(0L) : dimensions;
  }

  private static Optional<NumberType> number(int kind, int flags, int bytes) {
    boolean signed = (flags & 8) != 0;
    NumberType type = null;
    if (kind == FLOATING_POINT) {
      type = bytes == 4 ? NumberType.FLOAT32 : bytes == 8 ? NumberType.FLOAT64 : null;
    } else if (kind == FIXED_POINT) {
      type =
          switch (bytes) {
            case 1 -> signed ? NumberType.INT8 : NumberType.UINT8;
            case 2 -> signed ? NumberType.INT16 : NumberType.UINT16;
            case 4 -> signed ? NumberType.INT32 : NumberType.UINT32;
            case 8 -> signed ? NumberType.INT64 : NumberType.UINT64;
            default -> null;
          };
    }
    return Optional.ofNullable(type);
  }
}
