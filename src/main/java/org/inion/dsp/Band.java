package org.inion.dsp;

/**
 * A band of frequencies.
 *
 * @param lowHz its lower edge, inclusive
 * @param highHz its upper edge, exclusive
 */
public record Band(double lowHz, double highHz) {

  public Band {
    if (!(lowHz >= 0 && highHz > lowHz)) {
      throw new IllegalArgumentException(
          "Invalid band: edges must be >= 0 Hz and rise, but were " + lowHz + " and " + highHz);
    }
  }
}
