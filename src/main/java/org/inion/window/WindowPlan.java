package org.inion.window;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The windows of one recording in order of time, and how many were left out for which reason.
 *
 * @param windows numbered from 0 in their order
 * @param leftOut counts by reason, in the order of the reasons; those without a count are absent
 */
public record WindowPlan(List<PlannedWindow> windows, Map<LeftOut, Integer> leftOut) {

  public WindowPlan {
    windows = List.copyOf(windows);
    EnumMap<LeftOut, Integer> counts = new EnumMap<>(LeftOut.class);
    counts.putAll(leftOut);
    leftOut = Collections.unmodifiableMap(counts);
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i).index() != i) {
        throw new IllegalArgumentException(
            "Invalid plan: window %d must have index %d, but had %d"
                .formatted(i, i, windows.get(i).index()));
      }
    }
  }

  /** How many windows were left out for a reason. */
  public int leftOut(LeftOut reason) {
    return leftOut.getOrDefault(reason, 0);
  }

  /** The windows of one stretch, in order of time. */
  public List<PlannedWindow> inStretch(int stretch) {
    return windows.stream().filter(window -> window.stretch() == stretch).toList();
  }
}
