package org.inion.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inion.bids.Finding;
import org.inion.bids.FindingKind;
import org.inion.error.Where;
import org.inion.signal.Event;
import org.inion.window.AnchoredWindows;
import org.inion.window.WindowRule;

/** Tells of a recording that has no window because none of its events is an anchor. */
final class AnchorCheck {
  private static final int SHOWN = 10;

  private AnchorCheck() {}

  static Optional<Finding> of(Where where, WindowRule rule, List<Event> events) {
    if (!(rule instanceof AnchoredWindows anchored)
        || events.stream().anyMatch(anchored.anchors()::selects)) {
      return Optional.empty();
    }
    String message =
        "No event matches window.anchor.events = [%s], so there are no windows; %s. Name some of"
            + " those, or another window.anchor.column.";
    return Optional.of(
        new Finding(
            FindingKind.NO_EVENT_MATCHES,
            where.place(),
            1,
            message.formatted(String.join(", ", anchored.anchors().patterns()), there(events))));
  }

  /** The values of the events, the most frequent first. */
  private static String there(List<Event> events) {
    if (events.isEmpty()) {
      return "the recording has no events";
    }
    Map<String, Integer> counts = new TreeMap<>();
    events.forEach(event -> counts.merge(event.value(), 1, Integer::sum));
    List<String> most =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.<Integer>reverseOrder()))
            .limit(SHOWN)
            .map(value -> value.getKey() + " (" + value.getValue() + ")")
            .toList();
    int more = counts.size() - most.size();
    return "there are " + String.join(", ", most) + (more > 0 ? " and " + more + " more" : "");
  }
}
