package org.inion.format.edf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Samples as numbers in plain Java. Each loop is simple, so that the compiler makes the most of it.
 *
 * <p>An integer becomes a float64 by being added to the bits of {@link #UNIT_STEP}, which is exact
 * and is taken off again together with the digital minimum. The machine's own conversion waits on
 * Intel for the one before it: with it, 24-bit files take three times as long.
 */
public final class PlainDecoder implements Decoder {
  /** One and a half times 2^52: between float64 numbers of this size lies exactly 1. */
  private static final double UNIT_STEP = 0x1.8p52;

  private static final long UNIT_STEP_BITS = Double.doubleToRawLongBits(UNIT_STEP);

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Digital values of 2 or 3 bytes each. */
  static void digital(
      byte[] from, int at, int bytesPerSample, int samples, int[] target, int offset) {
    if (bytesPerSample == 2) {
      for (int i = 0; i < samples; i++) {
        target[offset + i] = (short) SHORT.get(from, at + 2 * i);
      }
    } else {
      for (int i = 0; i < samples; i++) {
        target[offset + i] = (int) INT.get(from, at + 3 * i - 1) >> 8;
      }
    }
  }

  @Override
  public void decode16(
      byte[] from, int at, int samples, Calibration calibration, float[] target, int offset) {
    double zero = UNIT_STEP + calibration.digitalMin();
    double gain = calibration.gain();
    double physicalMin = calibration.physicalMin();
    double factor = calibration.factor();
    for (int i = 0; i < samples; i++) {
      double digital =
          Double.longBitsToDouble(UNIT_STEP_BITS + (short) SHORT.get(from, at + 2 * i));
      target[offset + i] = (float) (((digital - zero) * gain + physicalMin) * factor);
    }
  }

  /** Two samples at a time, which lie in 8 bytes with one byte before and one behind. */
  @Override
  public void decode24(
      byte[] from, int at, int samples, Calibration calibration, float[] target, int offset) {
    double zero = UNIT_STEP + calibration.digitalMin();
    double gain = calibration.gain();
    double physicalMin = calibration.physicalMin();
    double factor = calibration.factor();
    int pairs = samples / 2;
    for (int i = 0; i < pairs; i++) {
      long two = (long) LONG.get(from, at + 6 * i - 1);
      double first = Double.longBitsToDouble(UNIT_STEP_BITS + (two << 32 >> 40));
      double second = Double.longBitsToDouble(UNIT_STEP_BITS + (two << 8 >> 40));
      target[offset + 2 * i] = (float) (((first - zero) * gain + physicalMin) * factor);
      target[offset + 2 * i + 1] = (float) (((second - zero) * gain + physicalMin) * factor);
    }
    if (samples % 2 == 1) {
      int last = (int) INT.get(from, at + 3 * samples - 4) >> 8;
      target[offset + samples - 1] = (float) calibration.physical(last);
    }
  }
}
