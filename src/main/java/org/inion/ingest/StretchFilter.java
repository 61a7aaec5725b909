package org.inion.ingest;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.inion.dsp.Band;
import org.inion.dsp.FilterSpec;
import org.inion.dsp.PolyphaseFilter;
import org.inion.dsp.Resampling;
import org.inion.dsp.SignalFilter;
import org.inion.dsp.TileSpectra;
import org.inion.dsp.artifact.ArtifactBands;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.error.Where;
import org.inion.signal.Recording;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;

/**
 * Filters the stretches of recordings and takes the spectra of what comes in, in one reading. Keeps
 * the filters and their memory from one recording to the next; confined to one thread.
 */
final class StretchFilter {
  private record FilterKey(FilterSpec spec, SampleRate input, SampleRate output) {}

  /** Spectra of kernels are large and the same for all threads. */
  private static final Map<FilterKey, PolyphaseFilter> SHARED = new ConcurrentHashMap<>();

  private final Map<FilterKey, SignalFilter> filters = new HashMap<>();

  /** Samples at the stored rate that a stretch gives. */
  static long outputs(
      Where where, FilterSpec spec, ChannelLayout layout, Segment stretch, SampleRate output) {
    long fewest = Long.MAX_VALUE;
    for (ChannelLayout.Group group : layout.groups()) {
      long samples = samples(stretch, group.rate());
      long outputs = Resampling.between(where, group.rate(), output).outputs(samples);
      fewest = Math.min(fewest, samples == 0 ? 0 : outputs);
    }
    return fewest;
  }

  private static long samples(Segment stretch, SampleRate rate) {
    return stretch.stopSampleExclusive(rate) - stretch.firstSample(rate);
  }

  /**
   * Filters one stretch.
   *
   * @param rows receives the signal: {@code [rows][≥ samples]}
   * @param samples as {@link #outputs} says
   */
  SegmentSignal filter(
      Where where,
      Recording recording,
      Segment stretch,
      ChannelLayout layout,
      FilterSpec spec,
      SampleRate output,
      ArtifactBands artifactBands,
      float[][] rows,
      int samples)
      throws IOException {
    List<Band> bands =
        artifactBands.bands().stream().map(band -> new Band(band.fromHz(), band.toHz())).toList();
    float[][][] powers = new float[bands.size()][rows.length][];
    int tiles = Integer.MAX_VALUE;
    for (ChannelLayout.Group group : layout.groups()) {
      int[] positions = group.positionArray();
      TileSpectra spectra =
          new TileSpectra(group.rate(), positions.length, samples(stretch, group.rate()), bands);
      float[][] target = new float[positions.length][];
      for (int i = 0; i < target.length; i++) {
        target[i] = rows[group.rows().get(i)];
      }
      filter(where, spec, group.rate(), output)
          .filter(where, recording.source(positions, stretch), target, spectra);
      tiles = Math.min(tiles, spectra.tiles());
      for (int band = 0; band < bands.size(); band++) {
        for (int i = 0; i < positions.length; i++) {
          powers[band][group.rows().get(i)] = spectra.powers()[band][i];
        }
      }
    }
    for (int row : layout.absent()) {
      Arrays.fill(rows[row], 0, samples, 0);
      for (float[][] band : powers) {
        band[row] = new float[tiles];
        Arrays.fill(band[row], Float.NaN);
      }
    }
    return new SegmentSignal(rows, samples, powers, tiles);
  }

  private SignalFilter filter(Where where, FilterSpec spec, SampleRate input, SampleRate output) {
    FilterKey key = new FilterKey(spec, input, output);
    return filters.computeIfAbsent(
        key,
        unused ->
            new SignalFilter(
                SHARED.computeIfAbsent(
                    key, alsoUnused -> PolyphaseFilter.of(where, spec, input, output))));
  }
}
