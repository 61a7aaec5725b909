package org.inion.dsp;

/** Sees every sample once on its way into the filter, in order and unfiltered. */
@FunctionalInterface
public interface UnfilteredTap {

  /**
   * Takes the next samples of every channel; the arrays are the filter's and change afterwards.
   *
   * <p><b>Shape</b>: {@code samples[channel][offset … offset + length)}.
   *
   * @param start the first of them, counted from the first sample of the source
   */
  void accept(float[][] samples, int offset, int length, long start);

  /** Looks at nothing. */
  static UnfilteredTap none() {
    return (samples, offset, length, start) -> {};
  }
}
