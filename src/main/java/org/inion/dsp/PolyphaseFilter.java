package org.inion.dsp;

import org.inion.error.Where;
import org.inion.signal.SampleRate;

/**
 * A kernel and a change of rate, made ready for {@link SignalFilter}. Immutable, to be shared by
 * all threads.
 *
 * <p>Output sample {@code m = j·up + r} and input sample {@code i·down + s} meet at tap {@code
 * m·down − (i·down + s)·up} of the kernel, which depends on i and j by their difference alone. So
 * each pair of an output phase r and an input phase s is a short filter at the rate that both
 * share, and a product of spectra there. Outputs of a phase add up over the input phases before the
 * one inverse transform.
 */
public final class PolyphaseFilter {
  /** Where a transform's planes outgrow the second cache, it slows down. */
  private static final double CACHE_FLOATS = 2 << 20;

  private static final int MOST_BINS = 1 << 16;

  private final Kernel kernel;
  private final Resampling resampling;
  private final int lead;
  private final int reach;
  private final LaneFourier fourier;
  private final float[] spectra;
  private final double[] offsetGain;

  private PolyphaseFilter(Kernel kernel, Resampling resampling) {
    this.kernel = kernel;
    this.resampling = resampling;
    int up = resampling.up();
    int down = resampling.down();
    this.lead = kernel.half() / up;
    long span = kernel.half() + (long) (up - 1) * down + (long) lead * up;
    this.reach = (int) (span / ((long) up * down));
    this.fourier = new LaneFourier(bestBins());
    this.spectra = new PhaseSpectra(this).all();
    this.offsetGain = new double[up];
    for (int r = 0; r < up; r++) {
      offsetGain[r] = sumOfPhase(r);
    }
  }

  /** The filter for recordings of one rate. */
  public static PolyphaseFilter of(
      Where where, FilterSpec spec, SampleRate input, SampleRate output) {
    Kernel kernel = FilterDesign.kernel(where, spec, input, output);
    return new PolyphaseFilter(kernel, Resampling.between(where, input, output));
  }

  public Kernel kernel() {
    return kernel;
  }

  public Resampling resampling() {
    return resampling;
  }

  /** True when the output is the input. */
  public boolean isIdentity() {
    return kernel.isIdentity() && resampling.isIdentity();
  }

  /** Input samples that the first output sees before its own time. */
  int lead() {
    return lead;
  }

  /** Elements (of {@code down} inputs) after the one at its own place that an output sees. */
  int reach() {
    return reach;
  }

  /** Elements (of {@code up} outputs) that one transform yields. */
  int validElements() {
    return validElements(fourier.bins());
  }

  private int validElements(int bins) {
    int valid = bins - reach;
    return valid < 16 ? valid : valid / 16 * 16;
  }

  LaneFourier fourier() {
    return fourier;
  }

  /** Complex pairs by row of the transform, output phase and input phase. */
  float[] spectra() {
    return spectra;
  }

  /** What a constant 1 becomes in an output phase. */
  double offsetGain(int phase) {
    return offsetGain[phase];
  }

  /** The tap between output phase r and input phase s when the input is so many elements later. */
  double tap(int r, int s, int later) {
    int up = resampling.up();
    long down = resampling.down();
    return up * kernel.tap(-(long) later * up * down + r * down - (long) s * up + (long) lead * up);
  }

  private double sumOfPhase(int r) {
    double sum = 0;
    for (int s = 0; s < resampling.down(); s++) {
      for (int later = 0; later <= reach; later++) {
        sum += tap(r, s, later);
      }
    }
    return sum;
  }

  /** The length of transform that costs least for each output: operations, times memory. */
  private int bestBins() {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int bins = LaneFourier.LEAST_BINS; bins <= MOST_BINS || best == 0; bins *= 2) {
      double cost =
          validElements(bins) > 0 ? cost(bins) / validElements(bins) : Double.POSITIVE_INFINITY;
      if (cost < least) {
        best = bins;
        least = cost;
      }
    }
    return best;
  }

  private double cost(int bins) {
    double phases = resampling.up() + resampling.down();
    double pairs = (double) resampling.up() * resampling.down();
    double copies = 6;
    double stages = Math.log(bins) / Math.log(2) + copies;
    double planes = 32 * phases * bins;
    return bins * (phases * stages + 2 * pairs) * (1 + planes / CACHE_FLOATS);
  }
}
