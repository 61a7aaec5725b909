package org.inion.dsp;

/**
 * Rows of complex numbers, their real and their imaginary parts apart. A row is one element of
 * every transform that runs at the same time: lane l of the real plane holds one signal, lane l of
 * the imaginary plane another, so that a transform serves two real signals.
 *
 * <p><b>Shape</b>: both planes {@code [rows, 16]}, in one array that several planes may share.
 */
public final class Planes {
  /** Lanes of one plane, whatever the vectors of the machine: results do not depend on it. */
  public static final int WIDTH = 16;

  /**
   * An array is as large as this at least, so that the JVM gives it a region of its own and it
   * begins on a page. With a header of 16 bytes, {@link #FIRST} then lies on a cache line; rows
   * that straddle two lines cost a fifth of the speed.
   */
  private static final int LEAST_FLOATS = 1 << 20;

  private static final int FIRST = 12;

  /** Both planes, and others. */
  public final float[] values;

  /** Where the real plane begins. */
  public final int real;

  /** Where the imaginary plane begins. */
  public final int imaginary;

  private Planes(float[] values, int real, int imaginary) {
    this.values = values;
    this.real = real;
    this.imaginary = imaginary;
  }

  /** Several planes in one new array. */
  static Planes[] together(int... floatsPerPlane) {
    int total = FIRST;
    for (int floats : floatsPerPlane) {
      total = Math.addExact(total, Math.multiplyExact(2, apart(floats)));
    }
    float[] values = new float[Math.max(LEAST_FLOATS, total)];
    Planes[] planes = new Planes[floatsPerPlane.length];
    int at = FIRST;
    for (int i = 0; i < planes.length; i++) {
      int distance = apart(floatsPerPlane[i]);
      planes[i] = new Planes(values, at, at + distance);
      at += 2 * distance;
    }
    return planes;
  }

  /** Not a multiple of a page, because equal low bits of addresses compete for cache lines. */
  private static int apart(int floats) {
    int wholeLines = (floats + 15) / 16 * 16;
    return Math.addExact(wholeLines, wholeLines % 1024 == 0 ? 16 * 17 : 0);
  }
}
