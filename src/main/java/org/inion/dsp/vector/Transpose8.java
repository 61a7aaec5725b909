package org.inion.dsp.vector;

import static org.inion.dsp.Planes.WIDTH;
import static org.inion.dsp.vector.Exchange.RIGHT1;
import static org.inion.dsp.vector.Exchange.RIGHT2;
import static org.inion.dsp.vector.Exchange.RIGHT4;
import static org.inion.dsp.vector.Exchange.SWAP1;
import static org.inion.dsp.vector.Exchange.SWAP2;
import static org.inion.dsp.vector.Exchange.SWAP4;
import static org.inion.engine.vector.Species.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Transposes 8 × 8 floats within registers: for every two rows at a distance d, the upper one's
 * blocks of d lanes right of the diagonal change places with the lower one's left of it.
 *
 * <p>Vectors stay in registers only as local variables of one method, and the compiler stops
 * inlining helpers in a method of this size, so there is a line for each.
 */
final class Transpose8 {
  private Transpose8() {}

  /** Transposes a square of 8 × 8 floats in a plane, in place. */
  static void inPlace(float[] v, int at) {
    FloatVector r0 = FloatVector.fromArray(FLOATS, v, at);
    FloatVector r1 = FloatVector.fromArray(FLOATS, v, at + WIDTH);
    FloatVector r2 = FloatVector.fromArray(FLOATS, v, at + 2 * WIDTH);
    FloatVector r3 = FloatVector.fromArray(FLOATS, v, at + 3 * WIDTH);
    FloatVector r4 = FloatVector.fromArray(FLOATS, v, at + 4 * WIDTH);
    FloatVector r5 = FloatVector.fromArray(FLOATS, v, at + 5 * WIDTH);
    FloatVector r6 = FloatVector.fromArray(FLOATS, v, at + 6 * WIDTH);
    FloatVector r7 = FloatVector.fromArray(FLOATS, v, at + 7 * WIDTH);
    FloatVector t;
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
    r0.intoArray(v, at);
    r1.intoArray(v, at + WIDTH);
    r2.intoArray(v, at + 2 * WIDTH);
    r3.intoArray(v, at + 3 * WIDTH);
    r4.intoArray(v, at + 4 * WIDTH);
    r5.intoArray(v, at + 5 * WIDTH);
    r6.intoArray(v, at + 6 * WIDTH);
    r7.intoArray(v, at + 7 * WIDTH);
  }
}
