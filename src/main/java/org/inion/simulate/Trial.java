package org.inion.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.inion.signal.Event;

/**
 * A target of contrastChangeDetection and the press that answers it.
 *
 * @param number among the trials of the recording, from 0
 * @param targetSeconds when it was shown
 * @param responseSeconds when a button was pressed, before the next trial starts
 */
record Trial(int number, double targetSeconds, OptionalDouble responseSeconds) {
  private static final String START = "contrastTrial_start";

  /**
   * The trials of a recording: from one start to the next, the earliest target in it, and the
   * earliest press at or after that.
   *
   * @param events by onset
   */
  static List<Trial> of(List<Event> events, double lengthSeconds) {
    List<Double> starts = onsets(events, START, 0, Double.POSITIVE_INFINITY);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      double stop = i + 1 < starts.size() ? starts.get(i + 1) : lengthSeconds;
      List<Double> targets = onsets(events, "_target", starts.get(i), stop);
      if (!targets.isEmpty()) {
        double target = targets.get(0);
        List<Double> presses = onsets(events, "_buttonPress", target, stop);
        trials.add(
            new Trial(
                i,
                target,
                presses.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(presses.get(0))));
      }
    }
    return trials;
  }

  /** Onsets of events whose value ends so, from one time to before another. */
  private static List<Double> onsets(List<Event> events, String ending, double from, double stop) {
    return events.stream()
        .filter(event -> event.value().endsWith(ending))
        .map(Event::onsetSeconds)
        .filter(onset -> onset >= from && onset < stop)
        .sorted()
        .toList();
  }
}
