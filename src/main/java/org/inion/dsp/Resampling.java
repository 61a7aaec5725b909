package org.inion.dsp;

import java.io.Serializable;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.SampleRate;

/**
 * The change from one rate to another as a fraction in lowest terms: output sample m lies at the
 * time of input sample m · down / up.
 *
 * @param up outputs in the time of {@link #down} inputs
 * @param down inputs in the time of {@link #up} outputs
 */
public record Resampling(int up, int down) implements Serializable {
  /** Above it, the spectra of all pairs of phases would need gigabytes. */
  private static final long MOST_PHASE_PAIRS = 1 << 19;

  public Resampling {
    if (up < 1 || down < 1) {
      throw new IllegalArgumentException(
          "Invalid resampling: up and down must be > 0, but were " + up + "/" + down);
    }
  }

  /**
   * The change between two rates.
   *
   * @throws BadDataException when the fraction has no small terms
   */
  public static Resampling between(Where where, SampleRate input, SampleRate output) {
    SampleRate ratio = output.over(input);
    if (Math.multiplyHigh(ratio.numerator(), ratio.denominator()) != 0
        || ratio.numerator() * ratio.denominator() > MOST_PHASE_PAIRS
        || ratio.numerator() * ratio.denominator() <= 0) {
      throw where.bad(
          String.format(
              "Cannot resample from %s to %s: the ratio must be a fraction whose terms multiply to"
                  + " at most %d, but was %d/%d. Choose an output rate nearer to a simple fraction"
                  + " of the recording's.",
              input, output, MOST_PHASE_PAIRS, ratio.numerator(), ratio.denominator()));
    }
    return new Resampling((int) ratio.numerator(), (int) ratio.denominator());
  }

  /** True when the rate stays. */
  public boolean isIdentity() {
    return up == 1 && down == 1;
  }

  /** Whole output samples in so many input samples, but at least one. */
  public long outputs(long inputs) {
    return Math.max(1, inputs * up / down);
  }
}
