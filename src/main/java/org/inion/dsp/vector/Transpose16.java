package org.inion.dsp.vector;

import static org.inion.dsp.vector.Species.load;

import jdk.incubator.vector.FloatVector;

/**
 * Transposes 16 × 16 floats within registers. Vectors must be local variables to stay there, so
 * there is a line for each.
 */
final class Transpose16 {
  private Transpose16() {}

  /** Transposes 16 rows of 16 floats that lie one after the other, in place. */
  static void inPlace(float[] v, int at) {
    FloatVector r0 = load(v, at);
    FloatVector r1 = load(v, at + 16);
    FloatVector r2 = load(v, at + 32);
    FloatVector r3 = load(v, at + 48);
    FloatVector r4 = load(v, at + 64);
    FloatVector r5 = load(v, at + 80);
    FloatVector r6 = load(v, at + 96);
    FloatVector r7 = load(v, at + 112);
    FloatVector r8 = load(v, at + 128);
    FloatVector r9 = load(v, at + 144);
    FloatVector r10 = load(v, at + 160);
    FloatVector r11 = load(v, at + 176);
    FloatVector r12 = load(v, at + 192);
    FloatVector r13 = load(v, at + 208);
    FloatVector r14 = load(v, at + 224);
    FloatVector r15 = load(v, at + 240);
    FloatVector t;
    // Exchange across the diagonal of every square of 16 × 16.
    t = Exchange.upper8(r0, r8);
    r8 = Exchange.lower8(r0, r8);
    r0 = t;
    t = Exchange.upper8(r1, r9);
    r9 = Exchange.lower8(r1, r9);
    r1 = t;
    t = Exchange.upper8(r2, r10);
    r10 = Exchange.lower8(r2, r10);
    r2 = t;
    t = Exchange.upper8(r3, r11);
    r11 = Exchange.lower8(r3, r11);
    r3 = t;
    t = Exchange.upper8(r4, r12);
    r12 = Exchange.lower8(r4, r12);
    r4 = t;
    t = Exchange.upper8(r5, r13);
    r13 = Exchange.lower8(r5, r13);
    r5 = t;
    t = Exchange.upper8(r6, r14);
    r14 = Exchange.lower8(r6, r14);
    r6 = t;
    t = Exchange.upper8(r7, r15);
    r15 = Exchange.lower8(r7, r15);
    r7 = t;
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
    t = Exchange.upper4(r8, r12);
    r12 = Exchange.lower4(r8, r12);
    r8 = t;
    t = Exchange.upper4(r9, r13);
    r13 = Exchange.lower4(r9, r13);
    r9 = t;
    t = Exchange.upper4(r10, r14);
    r14 = Exchange.lower4(r10, r14);
    r10 = t;
    t = Exchange.upper4(r11, r15);
    r15 = Exchange.lower4(r11, r15);
    r11 = t;
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
    t = Exchange.upper2(r8, r10);
    r10 = Exchange.lower2(r8, r10);
    r8 = t;
    t = Exchange.upper2(r9, r11);
    r11 = Exchange.lower2(r9, r11);
    r9 = t;
    t = Exchange.upper2(r12, r14);
    r14 = Exchange.lower2(r12, r14);
    r12 = t;
    t = Exchange.upper2(r13, r15);
    r15 = Exchange.lower2(r13, r15);
    r13 = t;
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
    t = Exchange.upper1(r8, r9);
    r9 = Exchange.lower1(r8, r9);
    r8 = t;
    t = Exchange.upper1(r10, r11);
    r11 = Exchange.lower1(r10, r11);
    r10 = t;
    t = Exchange.upper1(r12, r13);
    r13 = Exchange.lower1(r12, r13);
    r12 = t;
    t = Exchange.upper1(r14, r15);
    r15 = Exchange.lower1(r14, r15);
    r14 = t;
    r0.intoArray(v, at);
    r1.intoArray(v, at + 16);
    r2.intoArray(v, at + 32);
    r3.intoArray(v, at + 48);
    r4.intoArray(v, at + 64);
    r5.intoArray(v, at + 80);
    r6.intoArray(v, at + 96);
    r7.intoArray(v, at + 112);
    r8.intoArray(v, at + 128);
    r9.intoArray(v, at + 144);
    r10.intoArray(v, at + 160);
    r11.intoArray(v, at + 176);
    r12.intoArray(v, at + 192);
    r13.intoArray(v, at + 208);
    r14.intoArray(v, at + 224);
    r15.intoArray(v, at + 240);
  }
}
