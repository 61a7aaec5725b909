package org.inion.dsp;

import static org.inion.dsp.Planes.WIDTH;

import java.util.ArrayList;
import java.util.List;
import org.inion.signal.SampleRate;

/** Band powers of a group of tiles, one in each lane; a transform serves two. */
final class TileTransform {
  private final LaneEngine engine;
  private final LaneFourier fourier;
  private final Planes rows;
  private final int tileSamples;
  private final int gathered;
  private final float[] window;
  private final double windowPower;
  private final int[] rowOfBin;
  private final Lanes lanes;
  private final float[][] staged;
  private final float[] sums;
  private final List<Integer> firstBin = new ArrayList<>();
  private final List<Integer> stopBin = new ArrayList<>();

  TileTransform(LaneEngine engine, int tileSamples) {
    this.engine = engine;
    this.tileSamples = tileSamples;
    this.gathered = (tileSamples + 15) / 16 * 16;
    int bins = Math.max(LaneFourier.LEAST_BINS, Integer.highestOneBit(2 * tileSamples - 1));
    this.fourier = new LaneFourier(bins);
    this.rows = Planes.together(bins * WIDTH)[0];
    this.window = new float[bins];
    double power = 0;
    for (int i = 0; i < tileSamples; i++) {
      // At the middles of the samples, so that no tile is too short to have any weight.
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / tileSamples);
      window[i] = (float) hann;
      power += hann * hann;
    }
    this.windowPower = power;
    this.rowOfBin = new int[bins];
    for (int row = 0; row < bins; row++) {
      rowOfBin[fourier.binOfRow(row)] = row;
    }
    this.lanes = new Lanes(2 * WIDTH);
    this.staged = new float[lanes.count()][gathered];
    this.sums = new float[lanes.count()];
  }

  /** Tiles in a group. */
  int lanes() {
    return lanes.count();
  }

  /** Adds a band to measure: the bins within it, or the nearest one where none is. */
  void add(Band band, SampleRate rate) {
    double spacing = rate.hertz() / fourier.bins();
    int first = Math.max(1, (int) Math.ceil(band.lowHz() / spacing));
    int stop = (int) Math.ceil(band.highHz() / spacing);
    if (stop <= first) {
      first = (int) Math.max(1, Math.rint((band.lowHz() + band.highHz()) / 2 / spacing));
      stop = first + 1;
    }
    firstBin.add(first);
    stopBin.add(stop);
  }

  /** Puts a tile into a lane. */
  void set(int lane, float[] signal, int offset) {
    float base = signal[offset];
    if (offset + gathered <= signal.length) {
      lanes.set(lane, signal, offset, base);
    } else {
      System.arraycopy(signal, offset, staged[lane], 0, tileSamples);
      lanes.set(lane, staged[lane], 0, base);
    }
  }

  /** Transforms the tiles that were put into the lanes. */
  void transform() {
    engine.gather(lanes, 0, gathered, rows, 0);
    engine.taper(rows, tileSamples, window);
    fourier.enter(engine, rows, 0, fourier.bins() / fourier.parts() * WIDTH, WIDTH);
    for (int level = fourier.innerLevel(); level < fourier.levels(); level++) {
      fourier.forward(engine, rows, level, 0, fourier.blocks(level), WIDTH);
    }
  }

  /** The power of each lane in a band, valid until the next call. */
  float[] power(int band) {
    engine.power(rows, rowOfBin, firstBin.get(band), stopBin.get(band), sums);
    float scale = (float) (2 / (windowPower * fourier.bins()));
    for (int lane = 0; lane < sums.length; lane++) {
      sums[lane] *= scale;
    }
    return sums;
  }
}
