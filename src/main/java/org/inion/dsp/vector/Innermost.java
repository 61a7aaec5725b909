package org.inion.dsp.vector;

import static org.inion.dsp.Planes.WIDTH;
import static org.inion.engine.vector.Species.FLOATS;

import jdk.incubator.vector.FloatVector;
import org.inion.dsp.Planes;

/**
 * Forward stage, product with the spectra and inverse stage of four bins, all in registers, for one
 * vector of each row.
 *
 * <p>Calls the vector class itself, whose methods are always inlined: in a method of this size the
 * compiler stops inlining helpers, and vectors that cross a call are objects.
 */
final class Innermost {
  private Innermost() {}

  /** Names: (x, y) come from the forward stage, (p, q) are sums over the input phases. */
  static void convolve4(
      Planes from, int xAt, int down, Planes to, int yAt, float[] w, int t, float[] h, int first) {
    float[] v = from.values;
    FloatVector c1 = FloatVector.broadcast(FLOATS, w[t]);
    FloatVector s1 = FloatVector.broadcast(FLOATS, w[t + 1]);
    FloatVector c2 = FloatVector.broadcast(FLOATS, w[t + 2]);
    FloatVector s2 = FloatVector.broadcast(FLOATS, w[t + 3]);
    FloatVector c3 = FloatVector.broadcast(FLOATS, w[t + 4]);
    FloatVector s3 = FloatVector.broadcast(FLOATS, w[t + 5]);
    FloatVector p0 = FloatVector.broadcast(FLOATS, 0);
    FloatVector q0 = FloatVector.broadcast(FLOATS, 0);
    FloatVector p1 = FloatVector.broadcast(FLOATS, 0);
    FloatVector q1 = FloatVector.broadcast(FLOATS, 0);
    FloatVector p2 = FloatVector.broadcast(FLOATS, 0);
    FloatVector q2 = FloatVector.broadcast(FLOATS, 0);
    FloatVector p3 = FloatVector.broadcast(FLOATS, 0);
    FloatVector q3 = FloatVector.broadcast(FLOATS, 0);
    int stride = down * WIDTH;
    for (int s = 0; s < down; s++) {
      int re = from.real + xAt + s * WIDTH;
      int im = from.imaginary + xAt + s * WIDTH;
      FloatVector x = FloatVector.fromArray(FLOATS, v, re + stride);
      FloatVector y = FloatVector.fromArray(FLOATS, v, im + stride);
      FloatVector x1 = x.mul(c1).sub(y.mul(s1));
      FloatVector y1 = y.mul(c1).add(x.mul(s1));
      x = FloatVector.fromArray(FLOATS, v, re + 2 * stride);
      y = FloatVector.fromArray(FLOATS, v, im + 2 * stride);
      FloatVector x2 = x.mul(c2).sub(y.mul(s2));
      FloatVector y2 = y.mul(c2).add(x.mul(s2));
      x = FloatVector.fromArray(FLOATS, v, re + 3 * stride);
      y = FloatVector.fromArray(FLOATS, v, im + 3 * stride);
      FloatVector x3 = x.mul(c3).sub(y.mul(s3));
      FloatVector y3 = y.mul(c3).add(x.mul(s3));
      x = FloatVector.fromArray(FLOATS, v, re);
      y = FloatVector.fromArray(FLOATS, v, im);
      FloatVector evenX = x.add(x2);
      FloatVector evenY = y.add(y2);
      FloatVector oddX = x.sub(x2);
      FloatVector oddY = y.sub(y2);
      FloatVector sumX = x1.add(x3);
      FloatVector sumY = y1.add(y3);
      FloatVector turnX = y1.sub(y3);
      FloatVector turnY = x3.sub(x1);

      int k = first + 2 * s;
      FloatVector a = FloatVector.broadcast(FLOATS, h[k]);
      FloatVector b = FloatVector.broadcast(FLOATS, h[k + 1]);
      x = evenX.add(sumX);
      y = evenY.add(sumY);
      p0 = p0.add(x.mul(a).sub(y.mul(b)));
      q0 = q0.add(x.mul(b).add(y.mul(a)));
      k += 2 * down;
      a = FloatVector.broadcast(FLOATS, h[k]);
      b = FloatVector.broadcast(FLOATS, h[k + 1]);
      x = oddX.add(turnX);
      y = oddY.add(turnY);
      p1 = p1.add(x.mul(a).sub(y.mul(b)));
      q1 = q1.add(x.mul(b).add(y.mul(a)));
      k += 2 * down;
      a = FloatVector.broadcast(FLOATS, h[k]);
      b = FloatVector.broadcast(FLOATS, h[k + 1]);
      x = evenX.sub(sumX);
      y = evenY.sub(sumY);
      p2 = p2.add(x.mul(a).sub(y.mul(b)));
      q2 = q2.add(x.mul(b).add(y.mul(a)));
      k += 2 * down;
      a = FloatVector.broadcast(FLOATS, h[k]);
      b = FloatVector.broadcast(FLOATS, h[k + 1]);
      x = oddX.sub(turnX);
      y = oddY.sub(turnY);
      p3 = p3.add(x.mul(a).sub(y.mul(b)));
      q3 = q3.add(x.mul(b).add(y.mul(a)));
    }
    float[] u = to.values;
    int re = to.real + yAt;
    int im = to.imaginary + yAt;
    FloatVector evenX = p0.add(p2);
    FloatVector evenY = q0.add(q2);
    FloatVector oddX = p0.sub(p2);
    FloatVector oddY = q0.sub(q2);
    FloatVector sumX = p1.add(p3);
    FloatVector sumY = q1.add(q3);
    FloatVector turnX = q3.sub(q1);
    FloatVector turnY = p1.sub(p3);
    evenX.add(sumX).intoArray(u, re);
    evenY.add(sumY).intoArray(u, im);
    FloatVector x = oddX.add(turnX);
    FloatVector y = oddY.add(turnY);
    x.mul(c1).add(y.mul(s1)).intoArray(u, re + WIDTH);
    y.mul(c1).sub(x.mul(s1)).intoArray(u, im + WIDTH);
    x = evenX.sub(sumX);
    y = evenY.sub(sumY);
    x.mul(c2).add(y.mul(s2)).intoArray(u, re + 2 * WIDTH);
    y.mul(c2).sub(x.mul(s2)).intoArray(u, im + 2 * WIDTH);
    x = oddX.sub(turnX);
    y = oddY.sub(turnY);
    x.mul(c3).add(y.mul(s3)).intoArray(u, re + 3 * WIDTH);
    y.mul(c3).sub(x.mul(s3)).intoArray(u, im + 3 * WIDTH);
  }
}
