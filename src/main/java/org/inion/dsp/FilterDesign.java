package org.inion.dsp;

import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.SampleRate;

/**
 * The kernel of a filter for a recording's rate and an output's rate: band-pass and notch as
 * MNE-Python designs them by default, and a low-pass against aliases and images where the change of
 * rate needs one.
 *
 * <p>An edge at or above the recording's Nyquist frequency removes nothing and is left out.
 */
public final class FilterDesign {
  /**
   * Pass band of the anti-alias filter, as a fraction of the lower of the two Nyquist frequencies.
   */
  static final double ANTI_ALIAS_PASS = 0.9;

  /** What is asked for is 60 dB; the formula of Kaiser is an estimate. */
  static final double ANTI_ALIAS_DECIBEL = 80;

  private final Where where;
  private final FilterSpec spec;
  private final double rateHz;
  private final SampleRate input;
  private final SampleRate output;
  private final Resampling resampling;

  private FilterDesign(Where where, FilterSpec spec, SampleRate input, SampleRate output) {
    this.where = where;
    this.spec = spec;
    this.input = input;
    this.output = output;
    this.rateHz = input.hertz();
    this.resampling = Resampling.between(where, input, output);
  }

  /**
   * The kernel at {@code up} times the input's rate.
   *
   * @param where the recording, for messages
   * @throws BadDataException when the band has no room at these rates
   */
  public static Kernel kernel(Where where, FilterSpec spec, SampleRate input, SampleRate output) {
    return new FilterDesign(where, spec, input, output).kernel();
  }

  private Kernel kernel() {
    checkHighPass();
    int up = resampling.up();
    double[] taps = WindowedSinc.convolve(bandPass(), notch());
    double[] spread = WindowedSinc.spread(taps, up);
    double[] whole = WindowedSinc.convolve(spread, antiAlias());
    return new Kernel(
        whole, new SampleRate(Math.multiplyExact(input.numerator(), up), input.denominator()));
  }

  private void checkHighPass() {
    double nyquistHz = lowerNyquistHz();
    if (spec.highPassHz().isPresent() && spec.highPassHz().orElseThrow() >= nyquistHz) {
      throw where.bad(
          String.format(
              "Cannot design the filter: high-pass must be below the Nyquist frequency (%s Hz), but"
                  + " was %s Hz. Lower it, or leave such recordings out.",
              nyquistHz, spec.highPassHz().orElseThrow()));
    }
  }

  private boolean hasLowPass() {
    return spec.lowPassHz().isPresent() && spec.lowPassHz().orElseThrow() < rateHz / 2;
  }

  /** Where the stop band of the low-pass begins; without one, where the recording ends. */
  private double lowPassStopHz() {
    if (!hasLowPass()) {
      return rateHz / 2;
    }
    double pass = spec.lowPassHz().orElseThrow();
    return pass + Math.min(Math.max(0.25 * pass, 2), rateHz / 2 - pass);
  }

  private double[] bandPass() {
    GainSteps steps = new GainSteps(rateHz, spec.highPassHz().isPresent() ? 0 : 1);
    spec.highPassHz()
        .ifPresent(pass -> steps.step(pass - Math.min(Math.max(0.25 * pass, 2), pass), pass));
    if (hasLowPass()) {
      steps.step(spec.lowPassHz().orElseThrow(), lowPassStopHz());
    }
    return spec.highPassHz().isPresent() || hasLowPass() ? steps.taps() : new double[] {1};
  }

  /** Stop bands of 1/200 of their frequency, with 0.5 Hz of transition on either side. */
  private double[] notch() {
    GainSteps steps = new GainSteps(rateHz, 1);
    double transition = 0.5;
    int stops = 0;
    double line = spec.notchHz().orElse(Double.POSITIVE_INFINITY);
    for (double hertz = line; highEdge(hertz) < rateHz / 2; hertz = line * (stops + 1)) {
      double low = hertz - hertz / 200 / 2 - transition;
      steps.step(low, low + transition);
      steps.step(highEdge(hertz) - transition, highEdge(hertz));
      stops++;
    }
    return stops > 0 ? steps.taps() : new double[] {1};
  }

  private static double highEdge(double hertz) {
    return hertz + hertz / 200 / 2 + 0.5;
  }

  private double lowerNyquistHz() {
    return Math.min(rateHz, output.hertz()) / 2;
  }

  /**
   * Needed where the band reaches past the output's Nyquist frequency, and, for a ratio that is not
   * 1/n, against the images of the band that stand around multiples of the input's rate.
   */
  private double[] antiAlias() {
    double stop = lowPassStopHz();
    double nyquistHz = lowerNyquistHz();
    boolean aliases = output.hertz() < rateHz && stop > nyquistHz * (1 + 1e-9);
    double imagesFrom = rateHz - stop;
    if (!aliases && resampling.up() == 1) {
      return new double[] {1};
    }
    boolean wide = !aliases && imagesFrom - stop > (1 - ANTI_ALIAS_PASS) * nyquistHz;
    double passHz = wide ? stop : ANTI_ALIAS_PASS * nyquistHz;
    double stopHz = wide ? imagesFrom : nyquistHz;
    return WindowedSinc.kaiser(passHz, stopHz, rateHz * resampling.up(), ANTI_ALIAS_DECIBEL);
  }
}
