package org.inion.format.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How a sample is stored.
 *
 * <p>The loops pick samples that lie apart and are bound by that: conversion with vector
 * instructions into a tile, which is then turned, was only a fifth faster.
 */
public record SampleCoding(NumberType type, ByteOrder order) {
  /**
   * One and a half times 2^52: an integer added to its bits is one added to its value. The
   * machine's own conversion waits on Intel for the one before it.
   */
  private static final double UNIT_STEP = 0x1.8p52;

  private static final long UNIT_STEP_BITS = Double.doubleToRawLongBits(UNIT_STEP);

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);

  /** Of one sample. */
  public int bytes() {
    return type.bytes();
  }

  /**
   * Turns samples into values: each as float64 times the gain, rounded once.
   *
   * @param at where the first one begins
   * @param step bytes from the beginning of one to that of the next
   * @param offset of the first value
   */
  public void decode(
      byte[] from, int at, int step, int samples, double gain, float[] target, int offset) {
    switch (type) {
      case INT16 -> shorts(from, at, step, samples, gain, target, offset);
      case INT32 -> ints(from, at, step, samples, gain, target, offset);
      case FLOAT32 -> floats(from, at, step, samples, gain, target, offset);
      default -> numbers(from, at, step, samples, gain, target, offset);
    }
  }

  private void shorts(
      byte[] from, int at, int step, int samples, double gain, float[] target, int offset) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    for (int i = 0, place = at; i < samples; i++, place += step) {
      short stored = (short) SHORTS.get(from, place);
      target[offset + i] = value(little ? stored : Short.reverseBytes(stored), gain);
    }
  }

  private void ints(
      byte[] from, int at, int step, int samples, double gain, float[] target, int offset) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    for (int i = 0, place = at; i < samples; i++, place += step) {
      int stored = (int) INTS.get(from, place);
      target[offset + i] = value(little ? stored : Integer.reverseBytes(stored), gain);
    }
  }

  private void floats(
      byte[] from, int at, int step, int samples, double gain, float[] target, int offset) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    if (little && gain == 1) { // as most files have it: no arithmetic at all
      for (int i = 0, place = at; i < samples; i++, place += step) {
        target[offset + i] = Float.intBitsToFloat((int) INTS.get(from, place));
      }
      return;
    }
    for (int i = 0, place = at; i < samples; i++, place += step) {
      int stored = (int) INTS.get(from, place);
      float value = Float.intBitsToFloat(little ? stored : Integer.reverseBytes(stored));
      target[offset + i] = (float) (value * gain);
    }
  }

  private void numbers(
      byte[] from, int at, int step, int samples, double gain, float[] target, int offset) {
    for (int i = 0, place = at; i < samples; i++, place += step) {
      target[offset + i] = (float) (type.at(from, place, order) * gain);
    }
  }

  private static float value(int stored, double gain) {
    return (float) ((Double.longBitsToDouble(UNIT_STEP_BITS + stored) - UNIT_STEP) * gain);
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }
}
