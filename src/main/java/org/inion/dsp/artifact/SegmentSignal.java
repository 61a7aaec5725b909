package org.inion.dsp.artifact;

/**
 * One contiguous segment of a recording, as arrays that may be longer than what they hold, so that
 * callers can use theirs again.
 *
 * <p><b>Shape</b>: {@code filtered[channels][≥ samples]}, {@code tilePowers[bands][channels][≥
 * tiles]}, bands in the order of {@link ArtifactBands}. <b>Unit</b>: µV; µV² summed over the band.
 */
public final class SegmentSignal {
  private final float[][] filtered;
  private final int samples;
  private final float[][][] tilePowers;
  private final int tiles;

  /**
   * Looks at arrays of the caller, who leaves them as they are while this is in use.
   *
   * @param filtered the signal after filter and resampling, before re-referencing
   * @param samples of each channel
   * @param tilePowers of the unfiltered signal, in tiles of one second from the segment's first
   *     sample; NaN where a band cannot be measured
   * @param tiles of each channel; the rest of the segment that fills no tile has none
   */
  public SegmentSignal(float[][] filtered, int samples, float[][][] tilePowers, int tiles) {
    for (float[] row : filtered) {
      requireLength("samples", samples, row.length);
    }
    for (float[][] band : tilePowers) {
      requireChannels(filtered.length, band.length);
      for (int channel = 0; channel < filtered.length; channel++) {
        requireLength("tiles", tiles, band[channel].length);
      }
    }
    this.filtered = filtered;
    this.samples = samples;
    this.tilePowers = tilePowers;
    this.tiles = tiles;
  }

  /** Channels of this segment. */
  public int channels() {
    return filtered.length;
  }

  /** Samples of each channel. */
  public int samples() {
    return samples;
  }

  float[] filtered(int channel) {
    return filtered[channel];
  }

  float[] power(int band, int channel) {
    return tilePowers[band][channel];
  }

  int tiles() {
    return tiles;
  }

  private static void requireChannels(int asked, int there) {
    if (there < asked) {
      throw new IllegalArgumentException(
          "Invalid tile powers: must have %d channels, but had %d".formatted(asked, there));
    }
  }

  private static void requireLength(String field, int asked, int there) {
    if (asked < 0 || asked > there) {
      throw new IllegalArgumentException(
          "Invalid number of %s: must be between 0 and %d, but was %d"
              .formatted(field, there, asked));
    }
  }
}
