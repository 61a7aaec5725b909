package org.inion.simulate.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the courses promise of their spectra, measured on them. */
class SpectraTest {
  private static final int SPANS = 150;
  private static final int SPAN_SECONDS = 4;

  @ParameterizedTest
  @CsvSource({"500, 1.5", "500, 1.0", "500, 1.9", "100, 1.5", "250, 1.8"})
  void theBackgroundFallsWithItsExponentFromItsDensity(int rate, double exponent) {
    Aperiodic source = new Aperiodic(new Seed(3), rate, exponent, 8);
    double[] hertz = {1, 2, 2.5, 3.25, 4.25, 5.5, 7, 9, 11.5, 15, 19};
    double[] power = powerPerHertz(x -> source.next(x, x.length), rate, hertz);
    assertThat(slope(hertz, power)).isCloseTo(-exponent, within(0.08));
    assertThat(Math.sqrt(power[0])).isCloseTo(8, within(0.8));
  }

  @Test
  void aRhythmHasItsPeakItsWidthAndARootMeanSquareOfOne() {
    int rate = 200;
    Rhythm rhythm = new Rhythm(new Seed(4), rate, 9, 2);
    double[] power =
        powerPerHertz(x -> rhythm.next(x, x.length), rate, new double[] {8, 9, 10, 6, 20});
    assertThat(power[0] / power[1]).isCloseTo(0.5, within(0.12));
    assertThat(power[2] / power[1]).isCloseTo(0.5, within(0.12));
    // Of a Lorentzian: 1 / (1 + 3²).
    assertThat(power[3] / power[1]).isCloseTo(0.1, within(0.04));
    assertThat(power[4] / power[1]).isLessThan(0.02);
    float[] x = new float[rate * 400];
    rhythm.next(x, x.length);
    double sum = 0;
    for (float value : x) {
      sum += (double) value * value / x.length;
    }
    assertThat(Math.sqrt(sum)).isCloseTo(1, within(0.05));
  }

  /** Fills a span of samples. */
  private interface Course {
    void next(float[] x);
  }

  /** One-sided density at some frequencies, mean over spans under a Hann window. */
  private static double[] powerPerHertz(Course course, int rate, double[] hertz) {
    double[] power = new double[hertz.length];
    int samples = rate * SPAN_SECONDS;
    float[] x = new float[samples];
    for (int span = 0; span < SPANS; span++) {
      course.next(x);
      for (int f = 0; f < hertz.length; f++) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples; i++) {
          double hann = Math.sqrt(2.0 / 3) * (1 - Math.cos(2 * Math.PI * i / samples));
          double angle = 2 * Math.PI * hertz[f] * i / rate;
          real += hann * x[i] * Math.cos(angle);
          imaginary += hann * x[i] * Math.sin(angle);
        }
        power[f] += 2 * (real * real + imaginary * imaginary) / rate / samples / SPANS;
      }
    }
    return power;
  }

  /** Of the straight line through the logarithms, the first one left out. */
  private static double slope(double[] hertz, double[] power) {
    double fx = 0;
    double fy = 0;
    double fxx = 0;
    double fxy = 0;
    int n = hertz.length - 1;
    for (int f = 1; f <= n; f++) {
      double x = Math.log(hertz[f]);
      double y = Math.log(power[f]);
      fx += x;
      fy += y;
      fxx += x * x;
      fxy += x * y;
    }
    return (n * fxy - fx * fy) / (n * fxx - fx * fx);
  }
}
