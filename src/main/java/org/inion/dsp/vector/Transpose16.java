package org.inion.dsp.vector;

import static org.inion.dsp.Planes.WIDTH;
import static org.inion.dsp.vector.Exchange.RIGHT1;
import static org.inion.dsp.vector.Exchange.RIGHT2;
import static org.inion.dsp.vector.Exchange.RIGHT4;
import static org.inion.dsp.vector.Exchange.RIGHT8;
import static org.inion.dsp.vector.Exchange.SWAP1;
import static org.inion.dsp.vector.Exchange.SWAP2;
import static org.inion.dsp.vector.Exchange.SWAP4;
import static org.inion.dsp.vector.Exchange.SWAP8;
import static org.inion.engine.vector.Species.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Transposes 16 × 16 floats within registers: for every two rows at a distance d, the upper one's
 * blocks of d lanes right of the diagonal change places with the lower one's left of it.
 *
 * <p>Vectors stay in registers only as local variables of one method, and the compiler stops
 * inlining helpers in a method of this size, so there is a line for each.
 */
final class Transpose16 {
  private Transpose16() {}

  /** Transposes a square of 16 × 16 floats in a plane, in place. */
  static void inPlace(float[] v, int at) {
    FloatVector r0 = FloatVector.fromArray(FLOATS, v, at);
    FloatVector r1 = FloatVector.fromArray(FLOATS, v, at + WIDTH);
    FloatVector r2 = FloatVector.fromArray(FLOATS, v, at + 2 * WIDTH);
    FloatVector r3 = FloatVector.fromArray(FLOATS, v, at + 3 * WIDTH);
    FloatVector r4 = FloatVector.fromArray(FLOATS, v, at + 4 * WIDTH);
    FloatVector r5 = FloatVector.fromArray(FLOATS, v, at + 5 * WIDTH);
    FloatVector r6 = FloatVector.fromArray(FLOATS, v, at + 6 * WIDTH);
    FloatVector r7 = FloatVector.fromArray(FLOATS, v, at + 7 * WIDTH);
    FloatVector r8 = FloatVector.fromArray(FLOATS, v, at + 8 * WIDTH);
    FloatVector r9 = FloatVector.fromArray(FLOATS, v, at + 9 * WIDTH);
    FloatVector r10 = FloatVector.fromArray(FLOATS, v, at + 10 * WIDTH);
    FloatVector r11 = FloatVector.fromArray(FLOATS, v, at + 11 * WIDTH);
    FloatVector r12 = FloatVector.fromArray(FLOATS, v, at + 12 * WIDTH);
    FloatVector r13 = FloatVector.fromArray(FLOATS, v, at + 13 * WIDTH);
    FloatVector r14 = FloatVector.fromArray(FLOATS, v, at + 14 * WIDTH);
    FloatVector r15 = FloatVector.fromArray(FLOATS, v, at + 15 * WIDTH);
    FloatVector t;
    // Exchange across the diagonal of every square of 16 × 16.
    t = r0.blend(r8.rearrange(SWAP8), RIGHT8);
    r8 = r0.rearrange(SWAP8).blend(r8, RIGHT8);
    r0 = t;
    t = r1.blend(r9.rearrange(SWAP8), RIGHT8);
    r9 = r1.rearrange(SWAP8).blend(r9, RIGHT8);
    r1 = t;
    t = r2.blend(r10.rearrange(SWAP8), RIGHT8);
    r10 = r2.rearrange(SWAP8).blend(r10, RIGHT8);
    r2 = t;
    t = r3.blend(r11.rearrange(SWAP8), RIGHT8);
    r11 = r3.rearrange(SWAP8).blend(r11, RIGHT8);
    r3 = t;
    t = r4.blend(r12.rearrange(SWAP8), RIGHT8);
    r12 = r4.rearrange(SWAP8).blend(r12, RIGHT8);
    r4 = t;
    t = r5.blend(r13.rearrange(SWAP8), RIGHT8);
    r13 = r5.rearrange(SWAP8).blend(r13, RIGHT8);
    r5 = t;
    t = r6.blend(r14.rearrange(SWAP8), RIGHT8);
    r14 = r6.rearrange(SWAP8).blend(r14, RIGHT8);
    r6 = t;
    t = r7.blend(r15.rearrange(SWAP8), RIGHT8);
    r15 = r7.rearrange(SWAP8).blend(r15, RIGHT8);
    r7 = t;
    // Exchange across the diagonal of every square of 8 × 8.
    t = r0.blend(r4.rearrange(SWAP4), RIGHT4);
    r4 = r0.rearrange(SWAP4).blend(r4, RIGHT4);
    r0 = t;
    t = r1.blend(r5.rearrange(SWAP4), RIGHT4);
    r5 = r1.rearrange(SWAP4).blend(r5, RIGHT4);
    r1 = t;
    t = r2.blend(r6.rearrange(SWAP4), RIGHT4);
    r6 = r2.rearrange(SWAP4).blend(r6, RIGHT4);
    r2 = t;
    t = r3.blend(r7.rearrange(SWAP4), RIGHT4);
    r7 = r3.rearrange(SWAP4).blend(r7, RIGHT4);
    r3 = t;
    t = r8.blend(r12.rearrange(SWAP4), RIGHT4);
    r12 = r8.rearrange(SWAP4).blend(r12, RIGHT4);
    r8 = t;
    t = r9.blend(r13.rearrange(SWAP4), RIGHT4);
    r13 = r9.rearrange(SWAP4).blend(r13, RIGHT4);
    r9 = t;
    t = r10.blend(r14.rearrange(SWAP4), RIGHT4);
    r14 = r10.rearrange(SWAP4).blend(r14, RIGHT4);
    r10 = t;
    t = r11.blend(r15.rearrange(SWAP4), RIGHT4);
    r15 = r11.rearrange(SWAP4).blend(r15, RIGHT4);
    r11 = t;
    // Exchange across the diagonal of every square of 4 × 4.
    t = r0.blend(r2.rearrange(SWAP2), RIGHT2);
    r2 = r0.rearrange(SWAP2).blend(r2, RIGHT2);
    r0 = t;
    t = r1.blend(r3.rearrange(SWAP2), RIGHT2);
    r3 = r1.rearrange(SWAP2).blend(r3, RIGHT2);
    r1 = t;
    t = r4.blend(r6.rearrange(SWAP2), RIGHT2);
    r6 = r4.rearrange(SWAP2).blend(r6, RIGHT2);
    r4 = t;
    t = r5.blend(r7.rearrange(SWAP2), RIGHT2);
    r7 = r5.rearrange(SWAP2).blend(r7, RIGHT2);
    r5 = t;
    t = r8.blend(r10.rearrange(SWAP2), RIGHT2);
    r10 = r8.rearrange(SWAP2).blend(r10, RIGHT2);
    r8 = t;
    t = r9.blend(r11.rearrange(SWAP2), RIGHT2);
    r11 = r9.rearrange(SWAP2).blend(r11, RIGHT2);
    r9 = t;
    t = r12.blend(r14.rearrange(SWAP2), RIGHT2);
    r14 = r12.rearrange(SWAP2).blend(r14, RIGHT2);
    r12 = t;
    t = r13.blend(r15.rearrange(SWAP2), RIGHT2);
    r15 = r13.rearrange(SWAP2).blend(r15, RIGHT2);
    r13 = t;
    // Exchange across the diagonal of every square of 2 × 2.
    t = r0.blend(r1.rearrange(SWAP1), RIGHT1);
    r1 = r0.rearrange(SWAP1).blend(r1, RIGHT1);
    r0 = t;
    t = r2.blend(r3.rearrange(SWAP1), RIGHT1);
    r3 = r2.rearrange(SWAP1).blend(r3, RIGHT1);
    r2 = t;
    t = r4.blend(r5.rearrange(SWAP1), RIGHT1);
    r5 = r4.rearrange(SWAP1).blend(r5, RIGHT1);
    r4 = t;
    t = r6.blend(r7.rearrange(SWAP1), RIGHT1);
    r7 = r6.rearrange(SWAP1).blend(r7, RIGHT1);
    r6 = t;
    t = r8.blend(r9.rearrange(SWAP1), RIGHT1);
    r9 = r8.rearrange(SWAP1).blend(r9, RIGHT1);
    r8 = t;
    t = r10.blend(r11.rearrange(SWAP1), RIGHT1);
    r11 = r10.rearrange(SWAP1).blend(r11, RIGHT1);
    r10 = t;
    t = r12.blend(r13.rearrange(SWAP1), RIGHT1);
    r13 = r12.rearrange(SWAP1).blend(r13, RIGHT1);
    r12 = t;
    t = r14.blend(r15.rearrange(SWAP1), RIGHT1);
    r15 = r14.rearrange(SWAP1).blend(r15, RIGHT1);
    r14 = t;
    r0.intoArray(v, at);
    r1.intoArray(v, at + WIDTH);
    r2.intoArray(v, at + 2 * WIDTH);
    r3.intoArray(v, at + 3 * WIDTH);
    r4.intoArray(v, at + 4 * WIDTH);
    r5.intoArray(v, at + 5 * WIDTH);
    r6.intoArray(v, at + 6 * WIDTH);
    r7.intoArray(v, at + 7 * WIDTH);
    r8.intoArray(v, at + 8 * WIDTH);
    r9.intoArray(v, at + 9 * WIDTH);
    r10.intoArray(v, at + 10 * WIDTH);
    r11.intoArray(v, at + 11 * WIDTH);
    r12.intoArray(v, at + 12 * WIDTH);
    r13.intoArray(v, at + 13 * WIDTH);
    r14.intoArray(v, at + 14 * WIDTH);
    r15.intoArray(v, at + 15 * WIDTH);
  }
}
