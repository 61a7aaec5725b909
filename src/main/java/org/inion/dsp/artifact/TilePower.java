package org.inion.dsp.artifact;

import java.util.Arrays;
import org.inion.dsp.artifact.ArtifactBands.Measure;
import org.inion.signal.SampleRate;

/** The power of one measure, all its bands together, in tiles of one second and over windows. */
final class TilePower {
  private final int[] bands;
  private final double widthHz;
  private float[] power = {};
  private int tiles;

  TilePower(ArtifactBands bands, Measure measure) {
    this.bands = bands.positions(measure);
    this.widthHz = bands.widthHz(measure);
  }

  /** Takes a channel of a segment. */
  void fill(SegmentSignal segment, int channel) {
    tiles = segment.tiles();
    if (power.length < tiles) {
      power = new float[tiles];
    }
    Arrays.fill(power, 0, tiles, bands.length == 0 ? Float.NaN : 0);
    for (int band : bands) {
      float[] of = segment.power(band, channel);
      for (int t = 0; t < tiles; t++) {
        power[t] += of[t];
      }
    }
  }

  /** Appends the power of each tile that could be measured, and says where the next one goes. */
  int append(float[] target, int offset) {
    int next = offset;
    for (int t = 0; t < tiles; t++) {
      if (!Float.isNaN(power[t])) {
        target[next++] = power[t];
      }
    }
    return next;
  }

  /**
   * Mean power over a window in µV², each tile weighted by the time that it shares with the window;
   * tiles that are NaN or missing are left out; NaN when none is left.
   */
  double mean(SampleRate rate, int start, int length) {
    double from = rate.secondsAt(start);
    double to = rate.secondsAt((long) start + length);
    double sum = 0;
    double weights = 0;
    for (int t = (int) from; t < Math.min(tiles, to); t++) {
      if (!Float.isNaN(power[t])) {
        double weight = Math.min(to, t + 1.0) - Math.max(from, t);
        sum += weight * power[t];
        weights += weight;
      }
    }
    return weights > 0 ? sum / weights : Double.NaN;
  }

  /** The same per Hz. */
  double meanDensity(SampleRate rate, int start, int length) {
    return mean(rate, start, length) / widthHz;
  }
}
