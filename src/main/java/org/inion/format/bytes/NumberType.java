package org.inion.format.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How a number is stored. */
public enum NumberType {
  INT8(1),
  UINT8(1),
  INT16(2),
  UINT16(2),
  INT32(4),
  UINT32(4),
  INT64(8),
  UINT64(8),
  FLOAT32(4),
  FLOAT64(8);

  private static final VarHandle SHORTS = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS = view(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /** Of one number. */
  public int bytes() {
    return bytes;
  }

  /** The number that begins at a byte. */
  public double at(byte[] from, int at, ByteOrder order) {
    return switch (this) {
      case INT8 -> from[at];
      case UINT8 -> from[at] & 0xff;
      case INT16 -> shortAt(from, at, order);
      case UINT16 -> shortAt(from, at, order) & 0xffff;
      case INT32 -> intAt(from, at, order);
      case UINT32 -> intAt(from, at, order) & 0xffffffffL;
      case INT64 -> longAt(from, at, order);
      case UINT64 -> unsigned(longAt(from, at, order));
      case FLOAT32 -> Float.intBitsToFloat(intAt(from, at, order));
      case FLOAT64 -> Double.longBitsToDouble(longAt(from, at, order));
    };
  }

  private static short shortAt(byte[] from, int at, ByteOrder order) {
    short value = (short) SHORTS.get(from, at);
    return order == ByteOrder.LITTLE_ENDIAN ? value : Short.reverseBytes(value);
  }

  private static int intAt(byte[] from, int at, ByteOrder order) {
    int value = (int) INTS.get(from, at);
    return order == ByteOrder.LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
  }

  private static long longAt(byte[] from, int at, ByteOrder order) {
    long value = (long) LONGS.get(from, at);
    return order == ByteOrder.LITTLE_ENDIAN ? value : Long.reverseBytes(value);
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : (value >>> 1) * 2.0;
  }

  private static VarHandle view(Class<?> type, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(type, order);
  }
}
