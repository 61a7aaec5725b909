package org.inion.format.edf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Little-endian samples in a byte array as numbers.
 *
 * <p>Each loop is plain, so that the compiler makes the most of it: the decoding of a recording
 * takes about as long as writing its values to memory.
 *
 * <p>An integer becomes a float64 by being added to the bits of {@link #UNIT_STEP}, which is exact
 * and is taken off again together with the digital minimum. The machine's own conversion waits on
 * Intel for the one before it: with it, 24-bit files take three times as long.
 */
final class DigitalDecoder {
  /** Bytes that must exist before the first sample and after the last one. */
  static final int MARGIN_BYTES = 2;

  /** One and a half times 2^52: between float64 numbers of this size lies exactly 1. */
  private static final double UNIT_STEP = 0x1.8p52;

  private static final long UNIT_STEP_BITS = Double.doubleToRawLongBits(UNIT_STEP);

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private DigitalDecoder() {}

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

  /** Physical values of samples of 2 or 3 bytes each, as {@link Calibration} says. */
  static void physical(
      byte[] from,
      int at,
      int bytesPerSample,
      int samples,
      Calibration calibration,
      float[] target,
      int offset) {
    if (bytesPerSample == 2) {
      physical16(from, at, samples, calibration, target, offset);
    } else {
      physical24(from, at, samples, calibration, target, offset);
    }
  }

  private static void physical16(
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
  private static void physical24(
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
