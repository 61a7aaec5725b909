package org.inion.dsp;

import java.util.Arrays;
import java.util.List;
import org.inion.signal.SampleRate;

/**
 * Band powers of the unfiltered signal, second by second, gathered while it passes into the filter.
 *
 * <p>A tile is one second (rounded to samples) without overlap, from the first sample on; a last
 * one that is not whole is left out, unless it is the only one. Each is freed of its mean, tapered
 * by a Hann window and transformed; a band's power is the sum over its bins, one-sided, divided by
 * the power of the window, so that a sine of amplitude A within the band has A²/2. A band that
 * reaches beyond 0.45 of the rate, where recording hardware has cut, has the power NaN.
 *
 * <p><b>Shape</b>: {@code [bands, channels, tiles]}. <b>Unit</b>: that of the signal, squared.
 */
public final class TileSpectra implements UnfilteredTap {
  private static final double HIGHEST_PART_OF_RATE = 0.45;

  private final int channels;
  private final int tileSamples;
  private final int tiles;
  private final TileTransform transform;
  private final float[][][] powers;
  private final boolean[] isHeard;
  private final float[][] rest;
  private int restSamples;
  private int done;

  /**
   * @param samples of each channel that will pass
   */
  public TileSpectra(SampleRate rate, int channels, long samples, List<Band> bands) {
    this(LaneEngines.fastest(), rate, channels, samples, bands);
  }

  public TileSpectra(
      LaneEngine engine, SampleRate rate, int channels, long samples, List<Band> bands) {
    this.channels = channels;
    this.tileSamples = (int) Math.max(1, Math.min(samples, rate.sampleAt(1)));
    this.transform = new TileTransform(engine, tileSamples);
    this.tiles = Math.toIntExact(samples / tileSamples);
    this.powers = new float[bands.size()][channels][tiles];
    this.isHeard = new boolean[bands.size()];
    for (int band = 0; band < bands.size(); band++) {
      transform.add(bands.get(band), rate);
      isHeard[band] = bands.get(band).highHz() <= HIGHEST_PART_OF_RATE * rate.hertz();
      if (!isHeard[band]) {
        fillWithNaN(powers[band]);
      }
    }
    this.rest = new float[channels][tileSamples];
  }

  /** Tiles of each channel. */
  public int tiles() {
    return tiles;
  }

  /** Samples of a tile. */
  public int tileSamples() {
    return tileSamples;
  }

  /** The power of a tile of a channel in a band. */
  public float power(int band, int channel, int tile) {
    return powers[band][channel][tile];
  }

  /** All powers, as {@code [band][channel][tile]}. */
  public float[][][] powers() {
    return powers;
  }

  private static void fillWithNaN(float[][] band) {
    for (float[] channel : band) {
      Arrays.fill(channel, Float.NaN);
    }
  }

  @Override
  public void accept(float[][] samples, int offset, int length, long start) {
    int at = offset;
    int left = length;
    if (restSamples > 0) {
      int taken = Math.min(left, tileSamples - restSamples);
      keep(samples, at, taken);
      at += taken;
      left -= taken;
    }
    if (restSamples == tileSamples) {
      measure(rest, 0, 1);
      restSamples = 0;
    }
    int whole = left / tileSamples;
    measure(samples, at, whole);
    keep(samples, at + whole * tileSamples, left - whole * tileSamples);
  }

  private void keep(float[][] samples, int at, int count) {
    for (int c = 0; c < channels; c++) {
      System.arraycopy(samples[c], at, rest[c], restSamples, count);
    }
    restSamples += count;
  }

  /** Measures whole tiles of every channel, a group of lanes at a time. */
  private void measure(float[][] samples, int at, int tiles) {
    int items = channels * tiles;
    for (int first = 0; first < items; first += transform.lanes()) {
      int used = Math.min(transform.lanes(), items - first);
      for (int lane = 0; lane < transform.lanes(); lane++) {
        int item = first + Math.min(lane, used - 1);
        transform.set(lane, samples[item / tiles], at + item % tiles * tileSamples);
      }
      transform.transform();
      for (int band = 0; band < powers.length; band++) {
        if (isHeard[band]) {
          store(powers[band], transform.power(band), first, used, tiles);
        }
      }
    }
    done += tiles;
  }

  private void store(float[][] target, float[] power, int first, int used, int tiles) {
    for (int lane = 0; lane < used; lane++) {
      int item = first + lane;
      target[item / tiles][done + item % tiles] = power[lane];
    }
  }
}
