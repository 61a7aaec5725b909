package org.inion.ingest;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.inion.dsp.Band;
import org.inion.dsp.FilterSpec;
import org.inion.dsp.Kernel;
import org.inion.dsp.PolyphaseFilter;
import org.inion.dsp.Resampling;
import org.inion.dsp.SignalFilter;
import org.inion.dsp.TileSpectra;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.error.Where;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;

/**
 * Filters stretches of recordings and takes the spectra of what comes in, in one reading. Keeps the
 * filters and their memory from one recording to the next; confined to one thread.
 */
final class StretchFilter {
  private record FilterKey(FilterSpec spec, SampleRate input, SampleRate output) {}

  /** Spectra of kernels are large and the same for all threads. */
  private static final Map<FilterKey, PolyphaseFilter> SHARED = new ConcurrentHashMap<>();

  private final Map<FilterKey, SignalFilter> filters = new HashMap<>();
  private double readSeconds;

  /** Samples at the output rate that a stretch gives, in every channel. */
  static long outputs(SignalPlan plan, Segment stretch, SampleRate output) {
    long fewest = Long.MAX_VALUE;
    for (ChannelLayout.Group group : plan.layout().groups()) {
      long samples = samples(stretch, group.rate());
      Resampling change = Resampling.between(plan.where(), group.rate(), output);
      fewest = Math.min(fewest, samples == 0 ? 0 : change.outputs(samples));
    }
    return fewest;
  }

  private static long samples(Segment stretch, SampleRate rate) {
    return stretch.stopSampleExclusive(rate) - stretch.firstSample(rate);
  }

  /** How far the filter of this plan looks to either side. */
  double marginSeconds(SignalPlan plan, SampleRate output) {
    double widest = 0;
    for (ChannelLayout.Group group : plan.layout().groups()) {
      Kernel kernel = shared(plan.where(), plan.filter(), group.rate(), output).kernel();
      widest = Math.max(widest, kernel.half() / kernel.rate().hertz());
    }
    return widest;
  }

  /**
   * Filters one stretch.
   *
   * @param rows receives the signal: {@code [rows][≥ samples]}
   * @param samples as {@link #outputs} says
   */
  SegmentSignal filter(
      SignalPlan plan, Segment stretch, SampleRate output, float[][] rows, int samples)
      throws IOException {
    List<Band> bands =
        plan.bands().bands().stream().map(band -> new Band(band.fromHz(), band.toHz())).toList();
    float[][][] powers = new float[bands.size()][rows.length][];
    int tiles = Integer.MAX_VALUE;
    for (ChannelLayout.Group group : plan.layout().groups()) {
      TileSpectra spectra = filter(plan, group, stretch, output, rows, bands);
      tiles = Math.min(tiles, spectra.tiles());
      for (int band = 0; band < bands.size(); band++) {
        for (int i = 0; i < group.rows().size(); i++) {
          powers[band][group.rows().get(i)] = spectra.powers()[band][i];
        }
      }
    }
    for (int row : plan.layout().absent()) {
      Arrays.fill(rows[row], 0, samples, 0);
      for (float[][] band : powers) {
        band[row] = new float[tiles];
        Arrays.fill(band[row], Float.NaN);
      }
    }
    return new SegmentSignal(rows, samples, powers, tiles);
  }

  private TileSpectra filter(
      SignalPlan plan,
      ChannelLayout.Group group,
      Segment stretch,
      SampleRate output,
      float[][] rows,
      List<Band> bands)
      throws IOException {
    int[] positions = group.positionArray();
    TileSpectra spectra =
        new TileSpectra(group.rate(), positions.length, samples(stretch, group.rate()), bands);
    float[][] target = new float[positions.length][];
    for (int i = 0; i < target.length; i++) {
      target[i] = rows[group.rows().get(i)];
    }
    TimedSource source = new TimedSource(plan.recording().source(positions, stretch));
    filters
        .computeIfAbsent(
            new FilterKey(plan.filter(), group.rate(), output),
            key -> new SignalFilter(shared(plan.where(), plan.filter(), group.rate(), output)))
        .filter(plan.where(), source, target, spectra);
    readSeconds += source.seconds();
    return spectra;
  }

  /** The time that reading took since the last call, of the time that filtering took. */
  double takeReadSeconds() {
    double taken = readSeconds;
    readSeconds = 0;
    return taken;
  }

  private static PolyphaseFilter shared(
      Where where, FilterSpec spec, SampleRate input, SampleRate output) {
    return SHARED.computeIfAbsent(
        new FilterKey(spec, input, output), key -> PolyphaseFilter.of(where, spec, input, output));
  }
}
