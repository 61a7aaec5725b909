package org.inion.signal;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Samples per second as an exact fraction in lowest terms, so that 999 samples in 2 s stay 999/2
 * Hz.
 *
 * @param numerator samples
 * @param denominator seconds
 */
public record SampleRate(long numerator, long denominator) implements Serializable {

  public SampleRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException(
          "Invalid sample rate: must be > 0 Hz, but was " + numerator + "/" + denominator + " Hz");
    }
    long divisor = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValue();
    numerator /= divisor;
    denominator /= divisor;
  }

  /** A rate in Hz, taken as the decimal number that its shortest text is. */
  public static SampleRate ofHertz(double hertz) {
    if (!(hertz > 0) || Double.isInfinite(hertz)) {
      throw new IllegalArgumentException(
          "Invalid sample rate: must be > 0 Hz, but was " + hertz + " Hz");
    }
    return per(BigDecimal.valueOf(hertz), BigDecimal.ONE);
  }

  /** The rate of a number of samples in a number of seconds. */
  public static SampleRate per(BigDecimal samples, BigDecimal seconds) {
    int scale = Math.max(0, Math.max(samples.scale(), seconds.scale()));
    BigInteger top = samples.setScale(scale).unscaledValue();
    BigInteger bottom = seconds.setScale(scale).unscaledValue();
    BigInteger divisor = top.gcd(bottom);
    if (top.signum() <= 0 || bottom.signum() <= 0) {
      throw new IllegalArgumentException(
          "Invalid sample rate: must be > 0 Hz, but was "
              + samples
              + " samples in "
              + seconds
              + " s");
    }
    return new SampleRate(
        top.divide(divisor).longValueExact(), bottom.divide(divisor).longValueExact());
  }

  /** Samples per second. */
  public double hertz() {
    return (double) numerator / denominator;
  }

  /** This rate as a multiple of another: a fraction in lowest terms, of no unit. */
  public SampleRate over(SampleRate other) {
    BigInteger top = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.denominator));
    BigInteger bottom =
        BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.numerator));
    BigInteger divisor = top.gcd(bottom);
    return new SampleRate(
        top.divide(divisor).longValueExact(), bottom.divide(divisor).longValueExact());
  }

  /** The sample nearest to a time. */
  public long sampleAt(double seconds) {
    return Math.round(seconds * numerator / denominator);
  }

  /** The time of a sample, in seconds. */
  public double secondsAt(long sample) {
    return (double) sample * denominator / numerator;
  }

  @Override
  public String toString() {
    double hertz = hertz();
    return (hertz == Math.rint(hertz) ? String.valueOf((long) hertz) : String.valueOf(hertz))
        + " Hz";
  }
}
