package org.inion.dsp;

import static org.inion.dsp.Planes.WIDTH;

/**
 * Filters one group of lanes at a time: a block of a channel in each lane. Confined to one thread.
 */
final class GroupFilter {
  /** What the nearest cache of most machines holds, with room to spare. */
  private static final int NEAR_CACHE_FLOATS = 32 * 1024 / Float.BYTES;

  /** Samples gathered between two calls of the first stage; longer runs read memory faster. */
  private static final int TILE_FLOATS = 16 * 1024;

  private final PolyphaseFilter filter;
  private final LaneFourier fourier;
  private final LaneEngine engine;
  private final int inputElement;
  private final int outputElement;
  private final Planes input;
  private final Planes output;

  GroupFilter(PolyphaseFilter filter, LaneEngine engine) {
    this.filter = filter;
    this.fourier = filter.fourier();
    this.engine = engine;
    this.inputElement = filter.resampling().down() * WIDTH;
    this.outputElement = filter.resampling().up() * WIDTH;
    Planes[] planes =
        Planes.together(fourier.bins() * inputElement, fourier.bins() * outputElement);
    this.input = planes[0];
    this.output = planes[1];
  }

  /** Signals that one group takes. */
  int lanes() {
    return 2 * WIDTH;
  }

  /**
   * Filters a group.
   *
   * @param from as many samples of each lane as one transform takes
   * @param outputs of each lane; a lane of {@code to} has room for the next multiple of 16
   */
  void filter(Lanes from, int outputs, Lanes to) {
    enter(from);
    int level = fourier.innerLevel();
    for (int block = 0; block < fourier.blocks(level); block++) {
      convolve(level, block);
    }
    fourier.leave(
        engine, output, 0, fourier.bins() / fourier.parts() * outputElement, outputElement);
    engine.scatter(output, 0, (outputs + 15) / 16 * 16, to, 0);
  }

  private void enter(Lanes from) {
    int part = fourier.bins() / fourier.parts() * filter.resampling().down();
    int tile = Math.min(part, TILE_FLOATS / WIDTH / 16 * 16);
    for (int row = 0; row < part; row += tile) {
      int rows = Math.min(tile, part - row);
      for (int k = 0; k < fourier.parts(); k++) {
        engine.gather(from, k * part + row, rows, input, (k * part + row) * WIDTH);
      }
      fourier.enter(engine, input, row * WIDTH, rows * WIDTH, inputElement);
    }
  }

  /** Forward, product and inverse of a block, part by part while a part fits the cache. */
  private void convolve(int level, int block) {
    if (2 * fourier.size(level) * inputElement <= NEAR_CACHE_FLOATS
        || level == fourier.levels() - 1) {
      convolveNear(level, block);
      return;
    }
    fourier.forward(engine, input, level, block, 1, inputElement);
    for (int part = 0; part < 4; part++) {
      convolve(level + 1, 4 * block + part);
    }
    fourier.inverse(engine, output, level, block, 1, outputElement);
  }

  private void convolveNear(int level, int block) {
    int innermost = fourier.levels() - 1;
    for (int l = level; l < innermost; l++) {
      int ratio = 1 << (2 * (l - level));
      fourier.forward(engine, input, l, block * ratio, ratio, inputElement);
    }
    if (filter.resampling().up() == 1) {
      int down = filter.resampling().down();
      fourier.convolve(engine, input, down, output, level, block, filter.spectra());
    } else {
      multiply(level, block);
    }
    for (int l = innermost - 1; l >= level; l--) {
      int ratio = 1 << (2 * (l - level));
      fourier.inverse(engine, output, l, block * ratio, ratio, outputElement);
    }
  }

  /** The innermost stages where there are several output phases. */
  private void multiply(int level, int block) {
    int innermost = fourier.levels() - 1;
    int ratio = 1 << (2 * (innermost - level));
    fourier.forward(engine, input, innermost, block * ratio, ratio, inputElement);
    int up = filter.resampling().up();
    int down = filter.resampling().down();
    int bins = fourier.size(level);
    int row = block * bins;
    engine.multiply(
        input,
        row * inputElement,
        down,
        output,
        row * outputElement,
        up,
        bins,
        filter.spectra(),
        2 * row * up * down);
    fourier.inverse(engine, output, innermost, block * ratio, ratio, outputElement);
  }
}
