package org.inion.dsp.vector;

import static org.inion.dsp.Planes.WIDTH;
import static org.inion.engine.vector.Species.FLOATS;
import static org.inion.engine.vector.Species.LANES;

import jdk.incubator.vector.FloatVector;
import org.inion.dsp.LaneEngine;
import org.inion.dsp.Lanes;
import org.inion.dsp.Planes;

/** The inner loops with vector instructions, a vector for each row of a plane. */
public final class VectorEngine implements LaneEngine {

  @Override
  public String name() {
    return "vector-" + FLOATS.vectorBitSize();
  }

  @Override
  public void gather(Lanes lanes, int from, int samples, Planes rows, int at) {
    Tiles.gather(lanes, 0, from, samples, rows.values, rows.real + at);
    Tiles.gather(lanes, WIDTH, from, samples, rows.values, rows.imaginary + at);
  }

  @Override
  public void scatter(Planes rows, int at, int samples, Lanes lanes, int from) {
    Tiles.scatter(rows.values, rows.real + at, samples, lanes, 0, from);
    Tiles.scatter(rows.values, rows.imaginary + at, samples, lanes, WIDTH, from);
  }

  @Override
  public void radix2(Planes rows, int at, int stride, int count) {
    Butterflies.sumAndDifference(rows.values, rows.real + at, stride, count);
    Butterflies.sumAndDifference(rows.values, rows.imaginary + at, stride, count);
  }

  @Override
  public void forward4(
      Planes rows, int at, int stride, int count, int blocks, float[] twiddles, int firstTwiddle) {
    int re = rows.real + at;
    int im = rows.imaginary + at;
    for (int block = 0; block < blocks; block++) {
      Butterflies.forward4(rows.values, re, im, stride, count, twiddles, firstTwiddle + 6 * block);
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
      Butterflies.inverse4(rows.values, re, im, stride, count, twiddles, firstTwiddle + 6 * block);
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
    for (int block = 0; block < blocks; block++) {
      for (int part = 0; part < WIDTH; part += LANES) {
        Innermost.convolve4(
            x,
            xAt + 4 * block * down * WIDTH + part,
            down,
            y,
            yAt + 4 * block * WIDTH + part,
            twiddles,
            firstTwiddle + 6 * block,
            spectra,
            first + 8 * block * down);
      }
    }
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
    for (int bin = 0; bin < bins; bin++) {
      for (int part = 0; part < WIDTH; part += LANES) {
        int from = xAt + bin * down * WIDTH + part;
        int to = yAt + bin * up * WIDTH + part;
        multiply(x, from, down, y, to, up, spectra, first + 2 * bin * up * down);
      }
    }
  }

  private static void multiply(
      Planes x, int from, int down, Planes y, int to, int up, float[] spectra, int first) {
    float[] v = x.values;
    int h = first;
    for (int r = 0; r < up; r++) {
      FloatVector sumX = FloatVector.broadcast(FLOATS, 0);
      FloatVector sumY = FloatVector.broadcast(FLOATS, 0);
      for (int s = 0; s < down; s++) {
        FloatVector a = FloatVector.broadcast(FLOATS, spectra[h]);
        FloatVector b = FloatVector.broadcast(FLOATS, spectra[h + 1]);
        FloatVector c = FloatVector.fromArray(FLOATS, v, x.real + from + s * WIDTH);
        FloatVector d = FloatVector.fromArray(FLOATS, v, x.imaginary + from + s * WIDTH);
        sumX = sumX.add(c.mul(a).sub(d.mul(b)));
        sumY = sumY.add(c.mul(b).add(d.mul(a)));
        h += 2;
      }
      sumX.intoArray(y.values, y.real + to + r * WIDTH);
      sumY.intoArray(y.values, y.imaginary + to + r * WIDTH);
    }
  }

  @Override
  public void taper(Planes rows, int length, float[] window) {
    for (int part = 0; part < WIDTH; part += LANES) {
      taper(rows.values, rows.real + part, length, window);
      taper(rows.values, rows.imaginary + part, length, window);
    }
  }

  private static void taper(float[] v, int at, int length, float[] window) {
    FloatVector sum = FloatVector.broadcast(FLOATS, 0);
    for (int i = 0; i < length; i++) {
      sum = sum.add(FloatVector.fromArray(FLOATS, v, at + i * WIDTH));
    }
    FloatVector mean = sum.mul(1f / length);
    for (int i = 0; i < window.length; i++) {
      FloatVector.fromArray(FLOATS, v, at + i * WIDTH)
          .sub(mean)
          .mul(window[i])
          .intoArray(v, at + i * WIDTH);
    }
  }

  @Override
  public void power(Planes rows, int[] rowOfBin, int firstBin, int stopBin, float[] sums) {
    for (int part = 0; part < WIDTH; part += LANES) {
      power(rows, part, rowOfBin, firstBin, stopBin, sums);
    }
  }

  private static void power(
      Planes rows, int part, int[] rowOfBin, int firstBin, int stopBin, float[] sums) {
    float[] v = rows.values;
    FloatVector realPower = FloatVector.broadcast(FLOATS, 0);
    FloatVector imaginaryPower = FloatVector.broadcast(FLOATS, 0);
    for (int bin = firstBin; bin < stopBin; bin++) {
      int at = rowOfBin[bin] * WIDTH + part;
      int mirror = rowOfBin[rowOfBin.length - bin] * WIDTH + part;
      FloatVector a = FloatVector.fromArray(FLOATS, v, rows.real + at);
      FloatVector b = FloatVector.fromArray(FLOATS, v, rows.imaginary + at);
      FloatVector c = FloatVector.fromArray(FLOATS, v, rows.real + mirror);
      FloatVector d = FloatVector.fromArray(FLOATS, v, rows.imaginary + mirror);
      FloatVector x = a.add(c);
      FloatVector y = b.sub(d);
      realPower = realPower.add(x.mul(x).add(y.mul(y)));
      x = b.add(d);
      y = c.sub(a);
      imaginaryPower = imaginaryPower.add(x.mul(x).add(y.mul(y)));
    }
    realPower.mul(0.25f).intoArray(sums, part);
    imaginaryPower.mul(0.25f).intoArray(sums, WIDTH + part);
  }
}
