package org.inion.simulate.wave;

/**
 * Noise whose power falls with frequency to a power: white noise through leaks one octave apart,
 * each weighted by its frequency to minus half the exponent.
 *
 * <p><b>Unit</b>: that of the amplitude density at 1 Hz, without the root of hertz.
 */
public final class Aperiodic {
  private static final double LOWEST_HZ = 0.1;
  private static final double SETTLING_SECONDS = 4;

  private final Noise noise;
  private final float[] keep;
  private final float[] weight;
  private final float[] state;
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
    int leaks = 1;
    while (LOWEST_HZ * (1 << leaks) < rateHz / 2) {
      leaks++;
    }
    keep = new float[leaks];
    weight = new float[leaks];
    state = new float[leaks];
    double real = 0;
    double imaginary = 0;
    double angle = 2 * Math.PI / rateHz;
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    for (int k = 0; k < leaks; k++) {
      double hertz = LOWEST_HZ * (1 << k);
      double rho = StrictMath.exp(-2 * Math.PI * hertz / rateHz);
      double gain = StrictMath.pow(hertz, -exponent / 2) * (1 - rho);
      keep[k] = (float) rho;
      weight[k] = (float) gain;
      // gain / (1 - rho exp(-i angle)), for the response of all leaks at 1 Hz
      double squared = 1 - 2 * rho * cos + rho * rho;
      real += gain * (1 - rho * cos) / squared;
      imaginary -= gain * rho * sin / squared;
    }
    double response = StrictMath.sqrt(real * real + imaginary * imaginary);
    // White noise of deviation s has the one-sided density s² · 2 / rate.
    deviation = (float) (densityAt1Hz / response * StrictMath.sqrt(rateHz / 2));
    float[] settling = new float[(int) rateHz];
    for (int second = 0; second < SETTLING_SECONDS; second++) {
      next(settling, settling.length);
    }
  }

  /** Replaces samples by the next ones. */
  public void next(float[] x, int samples) {
    noise.fill(x, samples, deviation);
    for (int i = 0; i < samples; i++) {
      float fresh = x[i];
      float sum = 0;
      for (int k = 0; k < keep.length; k++) {
        state[k] = keep[k] * state[k] + fresh;
        sum += weight[k] * state[k];
      }
      x[i] = sum;
    }
  }
}
