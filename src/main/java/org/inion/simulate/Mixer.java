package org.inion.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inion.simulate.head.Net;

/** Courses of sources in time, times what each electrode sees of them. */
final class Mixer {
  private final int samples;
  private final List<double[]> patterns = new ArrayList<>();
  private final List<float[]> courses = new ArrayList<>();
  private final float[][] signal;

  Mixer(int samples) {
    this.samples = samples;
    signal = new float[Net.ELECTRODES][samples];
  }

  /** Adds a source with its pattern, times a size. */
  void add(double[] pattern, double size) {
    double[] scaled = new double[pattern.length];
    for (int e = 0; e < pattern.length; e++) {
      scaled[e] = size * pattern[e];
    }
    patterns.add(scaled);
    courses.add(new float[samples]);
  }

  /** The courses to be filled, in the order in which sources were added. */
  float[][] courses() {
    return courses.toArray(float[][]::new);
  }

  /** What the electrodes see. Four sources at a time, so that sums stay in registers. */
  float[][] mix() {
    float[] silence = new float[samples];
    for (int e = 0; e < Net.ELECTRODES; e++) {
      Arrays.fill(signal[e], 0);
    }
    for (int s = 0; s < patterns.size(); s += 4) {
      float[] a = course(s, silence);
      float[] b = course(s + 1, silence);
      float[] c = course(s + 2, silence);
      float[] d = course(s + 3, silence);
      for (int e = 0; e < Net.CZ; e++) {
        add(
            signal[e],
            weight(s, e),
            a,
            weight(s + 1, e),
            b,
            weight(s + 2, e),
            c,
            weight(s + 3, e),
            d);
      }
    }
    return signal;
  }

  private float[] course(int source, float[] silence) {
    return source < courses.size() ? courses.get(source) : silence;
  }

  private float weight(int source, int electrode) {
    return source < patterns.size() ? (float) patterns.get(source)[electrode] : 0;
  }

  private static void add(
      float[] x,
      float wa,
      float[] a,
      float wb,
      float[] b,
      float wc,
      float[] c,
      float wd,
      float[] d) {
    for (int i = 0; i < x.length; i++) {
      x[i] += (wa * a[i] + wb * b[i]) + (wc * c[i] + wd * d[i]);
    }
  }
}
