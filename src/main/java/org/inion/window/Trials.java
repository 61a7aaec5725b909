package org.inion.window;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The trials of one recording.
 *
 * @param all in order of time, numbered from 0
 * @param withoutEnd starts that no other start follows: 1, or 0 where there is none at all
 * @param zero what becomes of a response time of 0 s
 */
public record Trials(List<Trial> all, int withoutEnd, TrialRule.ZeroResponse zero) {

  public Trials {
    all = List.copyOf(all);
  }

  /** Those with a stimulus and a response. */
  public List<Trial> usable() {
    return all.stream().filter(this::isUsable).toList();
  }

  private boolean isUsable(Trial trial) {
    return trial.response().isPresent() && (zero == TrialRule.ZeroResponse.KEEP || !isZero(trial));
  }

  /** How many trials there are of each kind, by name, without kinds that there are none of. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    put(counts, "trials", all.size());
    put(counts, "trials usable", count(this::isUsable));
    put(counts, "trials without stimulus", count(trial -> trial.stimulus().isEmpty()));
    put(
        counts,
        "trials without response",
        count(trial -> trial.stimulus().isPresent() && trial.response().isEmpty()));
    put(counts, "trials without end", withoutEnd);
    put(counts, "trials with a response time of 0 s", count(Trials::isZero));
    return counts;
  }

  private static boolean isZero(Trial trial) {
    return trial.responseTimeSeconds().isPresent()
        && trial.responseTimeSeconds().getAsDouble() == 0;
  }

  private int count(Predicate<Trial> kind) {
    return (int) all.stream().filter(kind).count();
  }

  private static void put(Map<String, Integer> counts, String name, int count) {
    if (count > 0) {
      counts.put(name, count);
    }
  }
}
