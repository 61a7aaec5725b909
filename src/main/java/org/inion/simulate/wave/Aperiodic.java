package org.inion.simulate.wave;

/**
 * Noise whose power falls with frequency to a power: white noise through a chain of filters, each
 * with a pole and a zero in the same step of frequency. Between pole and zero the power falls with
 * the square of frequency, from there to the next pole not at all; where the zero lies makes the
 * exponent. From 0.05 Hz to a fifth of the rate the spectrum is within some per cent of the power
 * law; towards half the rate it becomes flatter.
 *
 * <p><b>Unit</b>: that of the amplitude density at 1 Hz, without the root of hertz.
 *
 * <p><b>Source</b>: Corsini and Saletti 1988, doi 10.1109/19.9825, for the chain.
 */
public final class Aperiodic {
  private static final double LOWEST_HZ = 0.05;
  private static final double STEP = 3;
  private static final double SETTLING_SECONDS = 6;

  private final Noise noise;
  private final float[] pole;
  private final float[] zero;
  private final float[] before;
  private final float deviation;

  /**
   * A source.
   *
   * @param exponent above 0 and below 2
   * @param densityAt1Hz amplitude density at 1 Hz, in units a root of hertz
   */
  public Aperiodic(Seed seed, double rateHz, double exponent, double densityAt1Hz) {
    if (!(exponent > 0 && exponent < 2)) {
      throw new IllegalArgumentException("exponent must be > 0 and < 2, but was " + exponent);
    }
    noise = seed.noise();
    int links = 1;
    while (LOWEST_HZ * StrictMath.pow(STEP, links) < rateHz / 2) {
      links++;
    }
    pole = new float[links];
    zero = new float[links];
    before = new float[links + 1];
    double response = 1;
    for (int k = 0; k < links; k++) {
      double hertz = LOWEST_HZ * StrictMath.pow(STEP, k);
      pole[k] = (float) StrictMath.exp(-2 * Math.PI * hertz / rateHz);
      zero[k] =
          (float)
              StrictMath.exp(-2 * Math.PI * hertz * StrictMath.pow(STEP, exponent / 2) / rateHz);
      response *= at1Hz(zero[k], rateHz) / at1Hz(pole[k], rateHz);
    }
    // White noise of deviation s has the one-sided density s² · 2 / rate.
    deviation = (float) (densityAt1Hz / response * StrictMath.sqrt(rateHz / 2));
    float[] settling = new float[(int) rateHz];
    for (int second = 0; second < SETTLING_SECONDS; second++) {
      next(settling, settling.length);
    }
  }

  /** The absolute value of {@code 1 - keep / z} at 1 Hz. */
  private static double at1Hz(double keep, double rateHz) {
    double cos = StrictMath.cos(2 * Math.PI / rateHz);
    return StrictMath.sqrt(1 - 2 * keep * cos + keep * keep);
  }

  /** Replaces samples by the next ones. */
  public void next(float[] x, int samples) {
    noise.fill(x, samples, deviation);
    for (int i = 0; i < samples; i++) {
      float value = x[i];
      for (int k = 0; k < pole.length; k++) {
        float fresh = value - zero[k] * before[k] + pole[k] * before[k + 1];
        before[k] = value;
        value = fresh;
      }
      before[pole.length] = value;
      x[i] = value;
    }
  }
}
