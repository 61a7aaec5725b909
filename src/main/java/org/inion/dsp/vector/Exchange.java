package org.inion.dsp.vector;

import static org.inion.dsp.vector.Species.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * The step of a transposition: of two rows at a distance d, the upper gives its blocks of d lanes
 * right of the diagonal for the lower one's left of it.
 */
final class Exchange {
  private static final VectorShuffle<Float> SWAP1 = swap(1);
  private static final VectorMask<Float> RIGHT1 = right(1);
  private static final VectorShuffle<Float> SWAP2 = swap(2);
  private static final VectorMask<Float> RIGHT2 = right(2);
  private static final VectorShuffle<Float> SWAP4 = swap(4);
  private static final VectorMask<Float> RIGHT4 = right(4);
  private static final VectorShuffle<Float> SWAP8 = swap(8);
  private static final VectorMask<Float> RIGHT8 = right(8);

  private Exchange() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(FLOATS, lane -> (lane ^ distance) % FLOATS.length());
  }

  private static VectorMask<Float> right(int distance) {
    boolean[] right = new boolean[FLOATS.length()];
    for (int lane = 0; lane < right.length; lane++) {
      right[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(FLOATS, right, 0);
  }

  static FloatVector upper1(FloatVector upper, FloatVector lower) {
    return upper.blend(lower.rearrange(SWAP1), RIGHT1);
  }

  static FloatVector lower1(FloatVector upper, FloatVector lower) {
    return upper.rearrange(SWAP1).blend(lower, RIGHT1);
  }

  static FloatVector upper2(FloatVector upper, FloatVector lower) {
    return upper.blend(lower.rearrange(SWAP2), RIGHT2);
  }

  static FloatVector lower2(FloatVector upper, FloatVector lower) {
    return upper.rearrange(SWAP2).blend(lower, RIGHT2);
  }

  static FloatVector upper4(FloatVector upper, FloatVector lower) {
    return upper.blend(lower.rearrange(SWAP4), RIGHT4);
  }

  static FloatVector lower4(FloatVector upper, FloatVector lower) {
    return upper.rearrange(SWAP4).blend(lower, RIGHT4);
  }

  static FloatVector upper8(FloatVector upper, FloatVector lower) {
    return upper.blend(lower.rearrange(SWAP8), RIGHT8);
  }

  static FloatVector lower8(FloatVector upper, FloatVector lower) {
    return upper.rearrange(SWAP8).blend(lower, RIGHT8);
  }
}
