package org.inion.dsp;

import static org.inion.dsp.Planes.WIDTH;

import java.util.Arrays;

/** The inner loops in plain Java. */
final class PlainEngine implements LaneEngine {
  /** Rows that are gathered together, so that what is written stays in the nearest cache. */
  private static final int TILE = 64;

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void gather(Lanes lanes, int from, int samples, Planes rows, int at) {
    for (int begin = 0; begin < samples; begin += TILE) {
      int count = Math.min(TILE, samples - begin);
      for (int lane = 0; lane < 2 * WIDTH; lane++) {
        int row = plane(rows, lane) + at + begin * WIDTH + lane % WIDTH;
        float[] signal = lanes.signal[lane];
        gatherLane(
            signal, lanes.offset[lane] + from + begin, count, lanes.base[lane], rows.values, row);
      }
    }
  }

  private static void gatherLane(
      float[] signal, int from, int count, float base, float[] values, int row) {
    for (int i = 0; i < count; i++) {
      values[row + i * WIDTH] = signal[from + i] - base;
    }
  }

  @Override
  public void scatter(Planes rows, int at, int samples, Lanes lanes, int from) {
    for (int begin = 0; begin < samples; begin += TILE) {
      int count = Math.min(TILE, samples - begin);
      for (int lane = 0; lane < 2 * WIDTH; lane++) {
        int row = plane(rows, lane) + at + begin * WIDTH + lane % WIDTH;
        scatterLane(rows.values, row, count, lanes.signal[lane], lanes.offset[lane] + from + begin);
      }
    }
  }

  private static void scatterLane(float[] values, int row, int count, float[] signal, int from) {
    for (int i = 0; i < count; i++) {
      signal[from + i] = values[row + i * WIDTH];
    }
  }

  private static int plane(Planes rows, int lane) {
    return lane < WIDTH ? rows.real : rows.imaginary;
  }

  @Override
  public void radix2(Planes rows, int at, int stride, int count) {
    PlainButterflies.sumAndDifference(rows.values, rows.real + at, stride, count);
    PlainButterflies.sumAndDifference(rows.values, rows.imaginary + at, stride, count);
  }

  @Override
  public void forward4(
      Planes rows, int at, int stride, int count, int blocks, float[] twiddles, int firstTwiddle) {
    int re = rows.real + at;
    int im = rows.imaginary + at;
    for (int block = 0; block < blocks; block++) {
      PlainButterflies.forward4(
          rows.values, re, im, stride, count, twiddles, firstTwiddle + 6 * block);
      re += 4 * stride;
      im += 4 * stride;
    }
  }

  @Override
  public void inverse4(
      Planes rows, int at, int stride, int count, int blocks, float[] twiddles, int firstTwiddle) {
    int re = rows.real + at;
    int im = rows.imaginary + at;
    for (int block = 0; block < blocks; block++) {
      PlainButterflies.inverse4(
          rows.values, re, im, stride, count, twiddles, firstTwiddle + 6 * block);
      re += 4 * stride;
      im += 4 * stride;
    }
  }

  @Override
  public void convolve4(
      Planes x,
      int xAt,
      int down,
      Planes y,
      int yAt,
      int blocks,
      float[] twiddles,
      int firstTwiddle,
      float[] spectra,
      int first) {
    int stride = down * WIDTH;
    forward4(x, xAt, stride, stride, blocks, twiddles, firstTwiddle);
    multiply(x, xAt, down, y, yAt, 1, 4 * blocks, spectra, first);
    inverse4(y, yAt, WIDTH, WIDTH, blocks, twiddles, firstTwiddle);
  }

  @Override
  public void multiply(
      Planes x,
      int xAt,
      int down,
      Planes y,
      int yAt,
      int up,
      int bins,
      float[] spectra,
      int first) {
    int h = first;
    for (int bin = 0; bin < bins; bin++) {
      int from = xAt + bin * down * WIDTH;
      for (int r = 0; r < up; r++) {
        multiplyRow(x, from, down, y, yAt + (bin * up + r) * WIDTH, spectra, h);
        h += 2 * down;
      }
    }
  }

  private static void multiplyRow(
      Planes x, int from, int down, Planes y, int to, float[] spectra, int h) {
    float[] v = x.values;
    for (int lane = 0; lane < WIDTH; lane++) {
      float sumX = 0;
      float sumY = 0;
      int re = x.real + from + lane;
      int im = x.imaginary + from + lane;
      for (int s = 0; s < down; s++) {
        float a = spectra[h + 2 * s];
        float b = spectra[h + 2 * s + 1];
        sumX += v[re + s * WIDTH] * a - v[im + s * WIDTH] * b;
        sumY += v[re + s * WIDTH] * b + v[im + s * WIDTH] * a;
      }
      y.values[y.real + to + lane] = sumX;
      y.values[y.imaginary + to + lane] = sumY;
    }
  }

  @Override
  public void taper(Planes rows, int length, float[] window) {
    taper(rows.values, rows.real, length, window);
    taper(rows.values, rows.imaginary, length, window);
  }

  private static void taper(float[] v, int at, int length, float[] window) {
    float[] mean = new float[WIDTH];
    for (int i = 0; i < length; i++) {
      for (int lane = 0; lane < WIDTH; lane++) {
        mean[lane] += v[at + i * WIDTH + lane];
      }
    }
    for (int lane = 0; lane < WIDTH; lane++) {
      mean[lane] *= 1f / length;
    }
    for (int i = 0; i < window.length; i++) {
      for (int lane = 0; lane < WIDTH; lane++) {
        v[at + i * WIDTH + lane] = (v[at + i * WIDTH + lane] - mean[lane]) * window[i];
      }
    }
  }

  @Override
  public void power(Planes rows, int[] rowOfBin, int firstBin, int stopBin, float[] sums) {
    Arrays.fill(sums, 0);
    for (int bin = firstBin; bin < stopBin; bin++) {
      addPower(rows, rowOfBin[bin] * WIDTH, rowOfBin[rowOfBin.length - bin] * WIDTH, sums);
    }
    for (int lane = 0; lane < sums.length; lane++) {
      sums[lane] *= 0.25f;
    }
  }

  private static void addPower(Planes rows, int at, int mirror, float[] sums) {
    float[] v = rows.values;
    for (int lane = 0; lane < WIDTH; lane++) {
      float a = v[rows.real + at + lane];
      float b = v[rows.imaginary + at + lane];
      float c = v[rows.real + mirror + lane];
      float d = v[rows.imaginary + mirror + lane];
      sums[lane] += (a + c) * (a + c) + (b - d) * (b - d);
      sums[WIDTH + lane] += (b + d) * (b + d) + (c - a) * (c - a);
    }
  }
}
