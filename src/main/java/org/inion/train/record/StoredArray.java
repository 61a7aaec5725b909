package org.inion.train.record;

import java.util.Arrays;

/**
 * Numbers with a shape, as a checkpoint holds them. The arrays are kept, not copied: a checkpoint
 * may be large.
 *
 * <p><b>Shape</b>: row-major; the values are as many as the product of the shape; an empty shape is
 * one value.
 */
public sealed interface StoredArray {

  /** Its sizes. */
  long[] shape();

  /** What its values are. */
  Type type();

  /** How many values it holds. */
  int size();

  /** What values are, by the names of the format. */
  enum Type {
    F32(4),
    F64(8),
    I64(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes of a value. */
    public int bytes() {
      return bytes;
    }
  }

  /** float32 values. */
  @SuppressWarnings("ArrayRecordComponent") // large, and never compared as records
  record Floats(long[] shape, float[] values) implements StoredArray {
    public Floats {
      check(shape, values.length);
    }

    @Override
    public Type type() {
      return Type.F32;
    }

    @Override
    public int size() {
      return values.length;
    }
  }

  /** float64 values. */
  @SuppressWarnings("ArrayRecordComponent")
  record Doubles(long[] shape, double[] values) implements StoredArray {
    public Doubles {
      check(shape, values.length);
    }

    @Override
    public Type type() {
      return Type.F64;
    }

    @Override
    public int size() {
      return values.length;
    }
  }

  /** int64 values. */
  @SuppressWarnings("ArrayRecordComponent")
  record Longs(long[] shape, long[] values) implements StoredArray {
    public Longs {
      check(shape, values.length);
    }

    @Override
    public Type type() {
      return Type.I64;
    }

    @Override
    public int size() {
      return values.length;
    }
  }

  /** A vector. */
  static StoredArray of(float... values) {
    return new Floats(new long[] {values.length}, values);
  }

  /** A vector. */
  static StoredArray of(double... values) {
    return new Doubles(new long[] {values.length}, values);
  }

  /** A vector. */
  static StoredArray of(long... values) {
    return new Longs(new long[] {values.length}, values);
  }

  /**
   * How many values a shape holds.
   *
   * <p><b>Throws</b> {@link ArithmeticException} for more than a long can count.
   */
  static long count(long[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  private static void check(long[] shape, int values) {
    if (Arrays.stream(shape).anyMatch(size -> size < 0) || count(shape) != values) {
      throw new IllegalArgumentException(
          values + " values do not fill the shape " + Arrays.toString(shape));
    }
  }
}
