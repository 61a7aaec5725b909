package org.inion.dsp;

import static org.inion.dsp.Planes.WIDTH;

import java.util.ArrayList;
import java.util.List;

/**
 * The discrete Fourier transform of all lanes at once, in place: a first stage of radix 2 where the
 * length needs one, then stages of radix 4. Forward takes time order to a scrambled order of bins,
 * inverse takes it back, so that nothing is ever sorted. Every stage splits each block in four; a
 * block's twiddles are the same for all its elements. An element may be several rows wide, which
 * transforms several phases of a signal in one go.
 *
 * <p>Splitting goes depth first: a block that fits the nearest cache is finished before the next
 * one is touched.
 */
final class LaneFourier {
  static final int LEAST_BINS = 64;

  private final int bins;
  private final int firstBlocks;
  private final float[][] twiddles;
  private final int[] binOfRow;

  /**
   * @param bins a power of two, at least {@link #LEAST_BINS}
   */
  LaneFourier(int bins) {
    if (Integer.bitCount(bins) != 1 || bins < LEAST_BINS) {
      throw new IllegalArgumentException(
          "Invalid transform: length must be a power of two >= 64, but was " + bins);
    }
    this.bins = bins;
    this.firstBlocks = Integer.numberOfTrailingZeros(bins) % 2 == 0 ? 1 : 2;
    double[] turns = firstBlocks == 1 ? new double[] {0} : new double[] {0, 0.5};
    List<float[]> levels = new ArrayList<>();
    while (turns.length < bins) {
      levels.add(twiddles(turns));
      turns = split(turns);
    }
    twiddles = levels.toArray(float[][]::new);
    binOfRow = new int[bins];
    for (int row = 0; row < bins; row++) {
      binOfRow[row] = (int) Math.round(turns[row] * bins);
    }
  }

  /** Cosine and sine for the second, third and fourth quarter of each block. */
  private static float[] twiddles(double[] turns) {
    float[] level = new float[6 * turns.length];
    for (int block = 0; block < turns.length; block++) {
      for (int quarter = 1; quarter < 4; quarter++) {
        double angle = -2 * Math.PI * turns[block] / 4 * quarter;
        level[6 * block + 2 * quarter - 2] = (float) Math.cos(angle);
        level[6 * block + 2 * quarter - 1] = (float) Math.sin(angle);
      }
    }
    return level;
  }

  /** Where on the unit circle a block stands decides where its four parts stand. */
  private static double[] split(double[] turns) {
    double[] parts = new double[4 * turns.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = (turns[i / 4] + i % 4) / 4;
    }
    return parts;
  }

  int bins() {
    return bins;
  }

  /** Which bin a row holds after {@link #forward}. */
  int binOfRow(int row) {
    return binOfRow[row];
  }

  /**
   * Parts that {@link #enter} combines: element i of each part, for all i, independent of the rest.
   */
  int parts() {
    return firstBlocks == 2 ? 2 : 4;
  }

  /** The level that follows {@link #enter}. */
  int innerLevel() {
    return firstBlocks == 2 ? 0 : 1;
  }

  int levels() {
    return twiddles.length;
  }

  /** Blocks at a level. */
  int blocks(int level) {
    return firstBlocks << (2 * level);
  }

  /** Elements in a block at a level. */
  int size(int level) {
    return bins / blocks(level);
  }

  /**
   * The first forward stage for some elements of every part.
   *
   * @param at the first of these elements in the first part, in floats
   * @param count floats in each part
   * @param element floats of an element
   */
  void enter(LaneEngine engine, Planes rows, int at, int count, int element) {
    int stride = bins / parts() * element;
    if (firstBlocks == 2) {
      engine.radix2(rows, at, stride, count);
    } else {
      engine.forward4(rows, at, stride, count, 1, twiddles[0], 0);
    }
  }

  /** The last inverse stage, the counterpart of {@link #enter}. */
  void leave(LaneEngine engine, Planes rows, int at, int count, int element) {
    int stride = bins / parts() * element;
    if (firstBlocks == 2) {
      engine.radix2(rows, at, stride, count);
    } else {
      engine.inverse4(rows, at, stride, count, 1, twiddles[0], 0);
    }
  }

  /** One forward stage on some blocks. */
  void forward(LaneEngine engine, Planes rows, int level, int block, int blocks, int element) {
    int floats = size(level) * element;
    engine.forward4(
        rows, block * floats, floats / 4, floats / 4, blocks, twiddles[level], 6 * block);
  }

  /** One inverse stage on some blocks. */
  void inverse(LaneEngine engine, Planes rows, int level, int block, int blocks, int element) {
    int floats = size(level) * element;
    engine.inverse4(
        rows, block * floats, floats / 4, floats / 4, blocks, twiddles[level], 6 * block);
  }

  /** The innermost stages of a filter with one output phase, on all blocks of four bins in some. */
  void convolve(
      LaneEngine engine, Planes x, int down, Planes y, int level, int block, float[] spectra) {
    int row = block * size(level);
    int blocks = size(level) / 4;
    float[] last = twiddles[levels() - 1];
    engine.convolve4(
        x,
        row * down * WIDTH,
        down,
        y,
        row * WIDTH,
        blocks,
        last,
        row / 4 * 6,
        spectra,
        2 * row * down);
  }
}
