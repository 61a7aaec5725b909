package org.inion.dsp.vector;

import static org.inion.engine.vector.Species.FLOATS;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** What {@link Transpose16} and its like exchange: lanes at a distance, and which of them. */
final class Exchange {
  static final VectorShuffle<Float> SWAP1 = swap(1);
  static final VectorMask<Float> RIGHT1 = right(1);
  static final VectorShuffle<Float> SWAP2 = swap(2);
  static final VectorMask<Float> RIGHT2 = right(2);
  static final VectorShuffle<Float> SWAP4 = swap(4);
  static final VectorMask<Float> RIGHT4 = right(4);
  static final VectorShuffle<Float> SWAP8 = swap(8);
  static final VectorMask<Float> RIGHT8 = right(8);

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
}
