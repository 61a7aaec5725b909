package org.inion.dsp.vector;

import static org.inion.dsp.vector.Species.load;

import jdk.incubator.vector.FloatVector;

/**
 * Transposes 8 × 8 floats within registers. Vectors must be local variables to stay there, so there
 * is a line for each.
 */
final class Transpose8 {
  private Transpose8() {}

  /** Transposes 8 rows of 8 floats that lie one after the other, in place. */
  static void inPlace(float[] v, int at) {
    FloatVector r0 = load(v, at);
    FloatVector r1 = load(v, at + 8);
    FloatVector r2 = load(v, at + 16);
    FloatVector r3 = load(v, at + 24);
    FloatVector r4 = load(v, at + 32);
    FloatVector r5 = load(v, at + 40);
    FloatVector r6 = load(v, at + 48);
    FloatVector r7 = load(v, at + 56);
    FloatVector t;
    // Exchange across the diagonal of every square of 8 × 8.
    t = Exchange.upper4(r0, r4);
    r4 = Exchange.lower4(r0, r4);
    r0 = t;
    t = Exchange.upper4(r1, r5);
    r5 = Exchange.lower4(r1, r5);
    r1 = t;
    t = Exchange.upper4(r2, r6);
    r6 = Exchange.lower4(r2, r6);
    r2 = t;
    t = Exchange.upper4(r3, r7);
    r7 = Exchange.lower4(r3, r7);
    r3 = t;
    // Exchange across the diagonal of every square of 4 × 4.
    t = Exchange.upper2(r0, r2);
    r2 = Exchange.lower2(r0, r2);
    r0 = t;
    t = Exchange.upper2(r1, r3);
    r3 = Exchange.lower2(r1, r3);
    r1 = t;
    t = Exchange.upper2(r4, r6);
    r6 = Exchange.lower2(r4, r6);
    r4 = t;
    t = Exchange.upper2(r5, r7);
    r7 = Exchange.lower2(r5, r7);
    r5 = t;
    // Exchange across the diagonal of every square of 2 × 2.
    t = Exchange.upper1(r0, r1);
    r1 = Exchange.lower1(r0, r1);
    r0 = t;
    t = Exchange.upper1(r2, r3);
    r3 = Exchange.lower1(r2, r3);
    r2 = t;
    t = Exchange.upper1(r4, r5);
    r5 = Exchange.lower1(r4, r5);
    r4 = t;
    t = Exchange.upper1(r6, r7);
    r7 = Exchange.lower1(r6, r7);
    r6 = t;
    r0.intoArray(v, at);
    r1.intoArray(v, at + 8);
    r2.intoArray(v, at + 16);
    r3.intoArray(v, at + 24);
    r4.intoArray(v, at + 32);
    r5.intoArray(v, at + 40);
    r6.intoArray(v, at + 48);
    r7.intoArray(v, at + 56);
  }
}
