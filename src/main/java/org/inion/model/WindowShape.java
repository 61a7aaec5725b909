package org.inion.model;

import org.inion.error.BadSetupException;

/**
 * What a network is built for.
 *
 * @param channels of a window
 * @param samples of a window, in each channel
 * @param rateHz their sampling rate
 */
public record WindowShape(int channels, int samples, double rateHz) {

  /** <b>Throws</b> {@link BadSetupException} when one is not positive. */
  public WindowShape {
    if (channels < 1 || samples < 1 || !(rateHz > 0)) {
      throw new BadSetupException(
          "Cannot build a network: channels, samples and rate must be > 0, but were %d, %d and %s Hz"
              .formatted(channels, samples, rateHz));
    }
  }
}
