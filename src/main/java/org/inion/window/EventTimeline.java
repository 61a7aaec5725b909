package org.inion.window;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inion.signal.Event;

/**
 * The events of one recording in order of time. Times decide, not the order of rows; events of one
 * onset stay in the order in which they were given.
 */
public final class EventTimeline {
  private final List<Event> events;

  private EventTimeline(List<Event> events) {
    this.events = events;
  }

  public static EventTimeline of(List<Event> events) {
    return new EventTimeline(
        events.stream().sorted(Comparator.comparingDouble(Event::onsetSeconds)).toList());
  }

  /** All events, by onset. */
  public List<Event> events() {
    return events;
  }

  /** The selected events, by onset. */
  public List<Event> matching(EventSelector selector) {
    return events.stream().filter(selector::selects).toList();
  }

  /** The earliest selected event that is not earlier than this one, and is not this one. */
  public Optional<Event> nextAtOrAfter(Event event, EventSelector selector) {
    return from(event.onsetSeconds())
        .filter(other -> selector.selects(other) && !other.equals(event))
        .findFirst();
  }

  /** The earliest selected event that is later than this one. */
  public Optional<Event> nextAfter(Event event, EventSelector selector) {
    return from(event.onsetSeconds())
        .filter(other -> other.onsetSeconds() > event.onsetSeconds() && selector.selects(other))
        .findFirst();
  }

  private Stream<Event> from(double onsetSeconds) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).onsetSeconds() < onsetSeconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return events.subList(low, events.size()).stream();
  }
}
