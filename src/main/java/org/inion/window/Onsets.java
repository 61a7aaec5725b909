package org.inion.window;

import java.math.BigDecimal;
import org.inion.signal.Event;

/** Differences between onsets. */
final class Onsets {
  private Onsets() {}

  /**
   * From one event to another. Onsets are written as decimals, and the difference is that of the
   * decimals: from 42.284 s to 44.414 s it is 2.13 s, which binary subtraction misses.
   */
  static double secondsBetween(Event first, Event second) {
    return BigDecimal.valueOf(second.onsetSeconds())
        .subtract(BigDecimal.valueOf(first.onsetSeconds()))
        .doubleValue();
  }
}
