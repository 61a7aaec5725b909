package org.inion.window;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;

/** Which share of the subjects each side gets. The shares sum to 1. */
public record SplitShares(double train, double validation, double test) {
  private static final double TOLERANCE = 1e-9;

  /** The sides that have a share, in the order in which they are dealt. */
  static final List<Split> SIDES = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

  /** <b>Throws</b> {@link BadSetupException} when a share is negative or they do not sum to 1. */
  public SplitShares {
    List<String> problems = new ArrayList<>();
    double[] shares = {train, validation, test};
    for (int side = 0; side < shares.length; side++) {
      if (!(shares[side] >= 0 && shares[side] <= 1)) {
        problems.add(
            "Invalid split: split.%s must be from 0 %% to 100 %%, but was %s"
                .formatted(SIDES.get(side).key(), percent(shares[side])));
      }
    }
    double sum = train + validation + test;
    if (problems.isEmpty() && Math.abs(sum - 1) > TOLERANCE) {
      problems.add(
          "Invalid split: split.train, split.validation and split.test must sum to 100 %%, but %s + %s + %s is %s. Divide each by their sum"
              .formatted(percent(train), percent(validation), percent(test), percent((float) sum)));
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  private static String percent(double share) {
    return Double.isFinite(share)
        ? new BigDecimal(Float.toString((float) share))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString()
            + " %"
        : String.valueOf(share);
  }

  /** The share of a side; 0 for {@link Split#NONE}. */
  public double of(Split side) {
    return switch (side) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
      case NONE -> 0;
    };
  }

  /** The side that holds a position in [0, 1) when the shares are laid side by side. */
  Split at(double position) {
    double end = 0;
    Split last = Split.NONE;
    for (Split side : SIDES) {
      if (of(side) > 0) {
        end += of(side);
        last = side;
        if (position < end) {
          return side;
        }
      }
    }
    return last;
  }
}
