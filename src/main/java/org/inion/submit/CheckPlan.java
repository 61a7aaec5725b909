package org.inion.submit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How far a submission is looked at.
 *
 * @param python with torch, that may run its submission.py; empty to run no Python
 * @param windows to score on; for both challenges, one or none
 * @param side whose windows
 */
public record CheckPlan(Optional<Path> python, Map<Challenge, Path> windows, Side side) {
  public CheckPlan {
    windows = Map.copyOf(windows);
  }
}
