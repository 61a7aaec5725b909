package org.inion.dsp.vector;

import static org.inion.engine.vector.Species.FLOATS;
import static org.inion.engine.vector.Species.LANES;

import jdk.incubator.vector.FloatVector;

/** The stages of the transform on one block, in place. */
final class Butterflies {
  private Butterflies() {}

  static void sumAndDifference(float[] v, int at, int stride, int count) {
    for (int i = at; i < at + count; i += LANES) {
      FloatVector a = FloatVector.fromArray(FLOATS, v, i);
      FloatVector b = FloatVector.fromArray(FLOATS, v, i + stride);
      a.add(b).intoArray(v, i);
      a.sub(b).intoArray(v, i + stride);
    }
  }

  /** Twiddles, then across the quarters: (x, y) are a quarter's real and imaginary parts. */
  static void forward4(float[] v, int re, int im, int stride, int count, float[] w, int t) {
    FloatVector c1 = FloatVector.broadcast(FLOATS, w[t]);
    FloatVector s1 = FloatVector.broadcast(FLOATS, w[t + 1]);
    FloatVector c2 = FloatVector.broadcast(FLOATS, w[t + 2]);
    FloatVector s2 = FloatVector.broadcast(FLOATS, w[t + 3]);
    FloatVector c3 = FloatVector.broadcast(FLOATS, w[t + 4]);
    FloatVector s3 = FloatVector.broadcast(FLOATS, w[t + 5]);
    for (int i = 0; i < count; i += LANES) {
      int a = re + i;
      int b = im + i;
      FloatVector p = FloatVector.fromArray(FLOATS, v, a + stride);
      FloatVector q = FloatVector.fromArray(FLOATS, v, b + stride);
      FloatVector x1 = p.mul(c1).sub(q.mul(s1));
      FloatVector y1 = q.mul(c1).add(p.mul(s1));
      p = FloatVector.fromArray(FLOATS, v, a + 2 * stride);
      q = FloatVector.fromArray(FLOATS, v, b + 2 * stride);
      FloatVector x2 = p.mul(c2).sub(q.mul(s2));
      FloatVector y2 = q.mul(c2).add(p.mul(s2));
      p = FloatVector.fromArray(FLOATS, v, a + 3 * stride);
      q = FloatVector.fromArray(FLOATS, v, b + 3 * stride);
      FloatVector x3 = p.mul(c3).sub(q.mul(s3));
      FloatVector y3 = q.mul(c3).add(p.mul(s3));
      p = FloatVector.fromArray(FLOATS, v, a);
      q = FloatVector.fromArray(FLOATS, v, b);
      FloatVector evenX = p.add(x2);
      FloatVector evenY = q.add(y2);
      FloatVector oddX = p.sub(x2);
      FloatVector oddY = q.sub(y2);
      FloatVector sumX = x1.add(x3);
      FloatVector sumY = y1.add(y3);
      FloatVector turnX = y1.sub(y3);
      FloatVector turnY = x3.sub(x1);
      evenX.add(sumX).intoArray(v, a);
      evenY.add(sumY).intoArray(v, b);
      oddX.add(turnX).intoArray(v, a + stride);
      oddY.add(turnY).intoArray(v, b + stride);
      evenX.sub(sumX).intoArray(v, a + 2 * stride);
      evenY.sub(sumY).intoArray(v, b + 2 * stride);
      oddX.sub(turnX).intoArray(v, a + 3 * stride);
      oddY.sub(turnY).intoArray(v, b + 3 * stride);
    }
  }

  /** Across the quarters, then the conjugate twiddles. */
  static void inverse4(float[] v, int re, int im, int stride, int count, float[] w, int t) {
    FloatVector c1 = FloatVector.broadcast(FLOATS, w[t]);
    FloatVector s1 = FloatVector.broadcast(FLOATS, w[t + 1]);
    FloatVector c2 = FloatVector.broadcast(FLOATS, w[t + 2]);
    FloatVector s2 = FloatVector.broadcast(FLOATS, w[t + 3]);
    FloatVector c3 = FloatVector.broadcast(FLOATS, w[t + 4]);
    FloatVector s3 = FloatVector.broadcast(FLOATS, w[t + 5]);
    for (int i = 0; i < count; i += LANES) {
      int a = re + i;
      int b = im + i;
      FloatVector p = FloatVector.fromArray(FLOATS, v, a);
      FloatVector q = FloatVector.fromArray(FLOATS, v, b);
      FloatVector x2 = FloatVector.fromArray(FLOATS, v, a + 2 * stride);
      FloatVector y2 = FloatVector.fromArray(FLOATS, v, b + 2 * stride);
      FloatVector evenX = p.add(x2);
      FloatVector evenY = q.add(y2);
      FloatVector oddX = p.sub(x2);
      FloatVector oddY = q.sub(y2);
      FloatVector x1 = FloatVector.fromArray(FLOATS, v, a + stride);
      FloatVector y1 = FloatVector.fromArray(FLOATS, v, b + stride);
      FloatVector x3 = FloatVector.fromArray(FLOATS, v, a + 3 * stride);
      FloatVector y3 = FloatVector.fromArray(FLOATS, v, b + 3 * stride);
      FloatVector sumX = x1.add(x3);
      FloatVector sumY = y1.add(y3);
      FloatVector turnX = y3.sub(y1);
      FloatVector turnY = x1.sub(x3);
      evenX.add(sumX).intoArray(v, a);
      evenY.add(sumY).intoArray(v, b);
      p = oddX.add(turnX);
      q = oddY.add(turnY);
      p.mul(c1).add(q.mul(s1)).intoArray(v, a + stride);
      q.mul(c1).sub(p.mul(s1)).intoArray(v, b + stride);
      p = evenX.sub(sumX);
      q = evenY.sub(sumY);
      p.mul(c2).add(q.mul(s2)).intoArray(v, a + 2 * stride);
      q.mul(c2).sub(p.mul(s2)).intoArray(v, b + 2 * stride);
      p = oddX.sub(turnX);
      q = oddY.sub(turnY);
      p.mul(c3).add(q.mul(s3)).intoArray(v, a + 3 * stride);
      q.mul(c3).sub(p.mul(s3)).intoArray(v, b + 3 * stride);
    }
  }
}
