package org.inion.dsp.vector;

import static org.inion.dsp.vector.Species.load;

import jdk.incubator.vector.FloatVector;

/**
 * Transposes 4 × 4 floats within registers. Vectors must be local variables to stay there, so there
 * is a line for each.
 */
final class Transpose4 {
  private Transpose4() {}

  /** Transposes 4 rows of 4 floats that lie one after the other, in place. */
  static void inPlace(float[] v, int at) {
    FloatVector r0 = load(v, at);
    FloatVector r1 = load(v, at + 4);
    FloatVector r2 = load(v, at + 8);
    FloatVector r3 = load(v, at + 12);
    FloatVector t;
    // Exchange across the diagonal of every square of 4 × 4.
    t = Exchange.upper2(r0, r2);
    r2 = Exchange.lower2(r0, r2);
    r0 = t;
    t = Exchange.upper2(r1, r3);
    r3 = Exchange.lower2(r1, r3);
    r1 = t;
    // Exchange across the diagonal of every square of 2 × 2.
    t = Exchange.upper1(r0, r1);
    r1 = Exchange.lower1(r0, r1);
    r0 = t;
    t = Exchange.upper1(r2, r3);
    r3 = Exchange.lower1(r2, r3);
    r2 = t;
    r0.intoArray(v, at);
    r1.intoArray(v, at + 4);
    r2.intoArray(v, at + 8);
    r3.intoArray(v, at + 12);
  }
}
