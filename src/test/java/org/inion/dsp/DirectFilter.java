package org.inion.dsp;

import org.inion.signal.SampleRate;

/** The definition of filter and resampling, in double precision, tap by tap. */
record DirectFilter(Kernel kernel, SampleRate input, SampleRate output) {

  double at(float[] signal, long outputSample) {
    SampleRate ratio = output.over(input);
    long up = ratio.numerator();
    long centre = outputSample * ratio.denominator();
    double sum = 0;
    long first = Math.floorDiv(centre - kernel.half(), up);
    for (long n = first; n * up <= centre + kernel.half(); n++) {
      sum += kernel.tap(centre - n * up) * padded(signal, n);
    }
    return up * sum;
  }

  /** Mirrored at the first and last sample, as far as the signal reaches, then 0. */
  private static double padded(float[] signal, long n) {
    int last = signal.length - 1;
    if (n < 0) {
      return n >= -last ? 2.0 * signal[0] - signal[(int) -n] : 0;
    }
    if (n > last) {
      return n <= 2L * last ? 2.0 * signal[last] - signal[(int) (2L * last - n)] : 0;
    }
    return signal[(int) n];
  }
}
