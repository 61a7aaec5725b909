package org.inion.simulate.wave;

/**
 * A rhythm that waxes and wanes: a rotation that forgets, driven by noise. Its spectrum is a peak
 * of the given width at half height; its root mean square is 1.
 */
public final class Rhythm {
  private final Noise noise;
  private final double cos;
  private final double sin;
  private final double fresh;
  private double real;
  private double imaginary;

  public Rhythm(Seed seed, double rateHz, double hertz, double widthHz) {
    noise = seed.noise();
    double keep = StrictMath.exp(-Math.PI * widthHz / rateHz);
    cos = keep * StrictMath.cos(2 * Math.PI * hertz / rateHz);
    sin = keep * StrictMath.sin(2 * Math.PI * hertz / rateHz);
    fresh = StrictMath.sqrt(1 - keep * keep);
    real = noise.gaussian();
    imaginary = noise.gaussian();
  }

  /** Replaces samples by the next ones. */
  public void next(float[] x, int samples) {
    for (int i = 0; i < samples; i++) {
      double turned = cos * real - sin * imaginary + fresh * noise.gaussian();
      imaginary = sin * real + cos * imaginary + fresh * noise.gaussian();
      real = turned;
      x[i] = (float) real;
    }
  }
}
