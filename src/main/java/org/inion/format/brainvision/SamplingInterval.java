package org.inion.format.brainvision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.inion.signal.SampleRate;

/** The rate that a sampling interval stands for. */
final class SamplingInterval {
  private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000);

  /** With as many decimals an interval was rounded from a rate; with fewer it was chosen. */
  private static final int DECIMALS_OF_ROUNDING = 3;

  private SamplingInterval() {}

  /**
   * The exact rate; where the interval is a rounded one, such as 3333.333 µs, the whole rate that
   * it was rounded from, 300 Hz.
   *
   * @throws ArithmeticException when the fraction is beyond 64 bits
   */
  static SampleRate rate(BigDecimal microseconds) {
    int decimals = Math.max(0, microseconds.stripTrailingZeros().scale());
    BigDecimal whole =
        SECOND.divide(microseconds, MathContext.DECIMAL64).setScale(0, RoundingMode.HALF_EVEN);
    if (decimals >= DECIMALS_OF_ROUNDING && whole.signum() > 0) {
      BigDecimal exact = SECOND.divide(whole, MathContext.DECIMAL128);
      double error = exact.subtract(microseconds).abs().doubleValue();
      double rounding = 0.5 * Math.pow(10, -decimals);
      if (error <= Math.max(rounding, Math.ulp(microseconds.doubleValue()))) {
        return new SampleRate(whole.longValueExact(), 1);
      }
    }
    return SampleRate.per(SECOND, microseconds);
  }
}
