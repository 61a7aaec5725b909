package org.inion.window;

import java.util.Objects;
import org.inion.error.BadSetupException;

/**
 * Groups of alike subjects, each of which is to be divided in the same proportions. Texts are a
 * group each; numbers are cut into quantile bins, or are a group each when they are few; a missing
 * value is a group of its own.
 *
 * @param column the label to group by
 * @param bins how many bins numbers are cut into at most
 */
public record Strata(String column, int bins) {
  private static final int DEFAULT_BINS = 5;

  /** <b>Throws</b> {@link BadSetupException} when there are fewer than 2 bins. */
  public Strata {
    Objects.requireNonNull(column);
    if (bins < 2) {
      throw new BadSetupException("Invalid split: split.bins must be >= 2, but was " + bins);
    }
  }

  /** With five bins for numbers. */
  public Strata(String column) {
    this(column, DEFAULT_BINS);
  }
}
