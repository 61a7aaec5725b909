package org.inion.dsp;

/**
 * The stages of the transform on one block, in place, in plain Java. The first block of each stage
 * has twiddles of 1, a fifth of all work: it goes without.
 */
final class PlainButterflies {
  private PlainButterflies() {}

  static void sumAndDifference(float[] v, int at, int stride, int count) {
    for (int i = at; i < at + count; i++) {
      float a = v[i];
      float b = v[i + stride];
      v[i] = a + b;
      v[i + stride] = a - b;
    }
  }

  /** Twiddles, then across the quarters: (x, y) are a quarter's real and imaginary parts. */
  static void forward4(float[] v, int re, int im, int stride, int count, float[] w, int t) {
    if (w[t] == 1 && w[t + 1] == 0) {
      forward4WithoutTwiddles(v, re, im, stride, count);
      return;
    }
    float c1 = w[t];
    float s1 = w[t + 1];
    float c2 = w[t + 2];
    float s2 = w[t + 3];
    float c3 = w[t + 4];
    float s3 = w[t + 5];
    int re1 = re + stride;
    int re2 = re1 + stride;
    int re3 = re2 + stride;
    int im1 = im + stride;
    int im2 = im1 + stride;
    int im3 = im2 + stride;
    for (int i = 0; i < count; i++) {
      float x1 = v[re1 + i] * c1 - v[im1 + i] * s1;
      float y1 = v[re1 + i] * s1 + v[im1 + i] * c1;
      float x2 = v[re2 + i] * c2 - v[im2 + i] * s2;
      float y2 = v[re2 + i] * s2 + v[im2 + i] * c2;
      float x3 = v[re3 + i] * c3 - v[im3 + i] * s3;
      float y3 = v[re3 + i] * s3 + v[im3 + i] * c3;
      float evenX = v[re + i] + x2;
      float evenY = v[im + i] + y2;
      float oddX = v[re + i] - x2;
      float oddY = v[im + i] - y2;
      float sumX = x1 + x3;
      float sumY = y1 + y3;
      float turnX = y1 - y3;
      float turnY = x3 - x1;
      v[re + i] = evenX + sumX;
      v[im + i] = evenY + sumY;
      v[re1 + i] = oddX + turnX;
      v[im1 + i] = oddY + turnY;
      v[re2 + i] = evenX - sumX;
      v[im2 + i] = evenY - sumY;
      v[re3 + i] = oddX - turnX;
      v[im3 + i] = oddY - turnY;
    }
  }

  private static void forward4WithoutTwiddles(float[] v, int re, int im, int stride, int count) {
    int re1 = re + stride;
    int re2 = re1 + stride;
    int re3 = re2 + stride;
    int im1 = im + stride;
    int im2 = im1 + stride;
    int im3 = im2 + stride;
    for (int i = 0; i < count; i++) {
      float x1 = v[re1 + i];
      float y1 = v[im1 + i];
      float x2 = v[re2 + i];
      float y2 = v[im2 + i];
      float x3 = v[re3 + i];
      float y3 = v[im3 + i];
      float evenX = v[re + i] + x2;
      float evenY = v[im + i] + y2;
      float oddX = v[re + i] - x2;
      float oddY = v[im + i] - y2;
      float sumX = x1 + x3;
      float sumY = y1 + y3;
      float turnX = y1 - y3;
      float turnY = x3 - x1;
      v[re + i] = evenX + sumX;
      v[im + i] = evenY + sumY;
      v[re1 + i] = oddX + turnX;
      v[im1 + i] = oddY + turnY;
      v[re2 + i] = evenX - sumX;
      v[im2 + i] = evenY - sumY;
      v[re3 + i] = oddX - turnX;
      v[im3 + i] = oddY - turnY;
    }
  }

  /** Across the quarters, then the conjugate twiddles. */
  static void inverse4(float[] v, int re, int im, int stride, int count, float[] w, int t) {
    if (w[t] == 1 && w[t + 1] == 0) {
      inverse4WithoutTwiddles(v, re, im, stride, count);
      return;
    }
    float c1 = w[t];
    float s1 = w[t + 1];
    float c2 = w[t + 2];
    float s2 = w[t + 3];
    float c3 = w[t + 4];
    float s3 = w[t + 5];
    int re1 = re + stride;
    int re2 = re1 + stride;
    int re3 = re2 + stride;
    int im1 = im + stride;
    int im2 = im1 + stride;
    int im3 = im2 + stride;
    for (int i = 0; i < count; i++) {
      float evenX = v[re + i] + v[re2 + i];
      float evenY = v[im + i] + v[im2 + i];
      float oddX = v[re + i] - v[re2 + i];
      float oddY = v[im + i] - v[im2 + i];
      float sumX = v[re1 + i] + v[re3 + i];
      float sumY = v[im1 + i] + v[im3 + i];
      float turnX = v[im3 + i] - v[im1 + i];
      float turnY = v[re1 + i] - v[re3 + i];
      v[re + i] = evenX + sumX;
      v[im + i] = evenY + sumY;
      float x1 = oddX + turnX;
      float y1 = oddY + turnY;
      float x2 = evenX - sumX;
      float y2 = evenY - sumY;
      float x3 = oddX - turnX;
      float y3 = oddY - turnY;
      v[re1 + i] = x1 * c1 + y1 * s1;
      v[im1 + i] = y1 * c1 - x1 * s1;
      v[re2 + i] = x2 * c2 + y2 * s2;
      v[im2 + i] = y2 * c2 - x2 * s2;
      v[re3 + i] = x3 * c3 + y3 * s3;
      v[im3 + i] = y3 * c3 - x3 * s3;
    }
  }

  private static void inverse4WithoutTwiddles(float[] v, int re, int im, int stride, int count) {
    int re1 = re + stride;
    int re2 = re1 + stride;
    int re3 = re2 + stride;
    int im1 = im + stride;
    int im2 = im1 + stride;
    int im3 = im2 + stride;
    for (int i = 0; i < count; i++) {
      float evenX = v[re + i] + v[re2 + i];
      float evenY = v[im + i] + v[im2 + i];
      float oddX = v[re + i] - v[re2 + i];
      float oddY = v[im + i] - v[im2 + i];
      float sumX = v[re1 + i] + v[re3 + i];
      float sumY = v[im1 + i] + v[im3 + i];
      float turnX = v[im3 + i] - v[im1 + i];
      float turnY = v[re1 + i] - v[re3 + i];
      v[re + i] = evenX + sumX;
      v[im + i] = evenY + sumY;
      float x1 = oddX + turnX;
      float y1 = oddY + turnY;
      float x2 = evenX - sumX;
      float y2 = evenY - sumY;
      float x3 = oddX - turnX;
      float y3 = oddY - turnY;
      v[re1 + i] = x1;
      v[im1 + i] = y1;
      v[re2 + i] = x2;
      v[im2 + i] = y2;
      v[re3 + i] = x3;
      v[im3 + i] = y3;
    }
  }
}
