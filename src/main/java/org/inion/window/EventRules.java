package org.inion.window;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inion.signal.Event;

/**
 * Which events of a recording are looked at. Boundaries always are: they say where the signal was
 * joined.
 *
 * @param ignored {@code events.ignored}: they say nothing, and are no gaps either
 * @param known {@code events.known}: those of the task; any other is a stray event of another task.
 *     {@link EventSelector#NONE} where every event belongs to it
 */
public record EventRules(EventSelector ignored, EventSelector known) implements Serializable {
  /** Every event is looked at. */
  public static final EventRules NONE = new EventRules(EventSelector.NONE, EventSelector.NONE);

  public EventRules {
    Objects.requireNonNull(ignored);
    Objects.requireNonNull(known);
  }

  /**
   * The events that stay.
   *
   * @param events in their order
   * @param counts of what was taken out and of boundaries, by name, without those of which there
   *     are none
   */
  public record Kept(List<Event> events, Map<String, Integer> counts) {}

  /** Takes out what is not looked at. */
  public Kept of(List<Event> events) {
    List<Event> kept = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Event event : events) {
      if (Stretches.isBoundary(event)) {
        counts.merge("boundaries", 1, Integer::sum);
        kept.add(event);
      } else if (ignored.selects(event)) {
        counts.merge("ignored events", 1, Integer::sum);
      } else if (!known.patterns().isEmpty() && !known.selects(event)) {
        counts.merge("stray events", 1, Integer::sum);
      } else {
        kept.add(event);
      }
    }
    return new Kept(List.copyOf(kept), counts);
  }
}
