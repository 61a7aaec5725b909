package org.inion.bids;

import java.util.List;
import org.inion.signal.Event;

/**
 * The events of a recording, and what was left out.
 *
 * @param events by onset; those of one onset in the order of the file
 * @param findings counted, one a kind
 */
public record EventReading(List<Event> events, List<Finding> findings) {

  public EventReading {
    events = List.copyOf(events);
    findings = List.copyOf(findings);
  }

  /** The events at which the signal is cut. */
  public List<Event> boundaries() {
    return events.stream().filter(EventTable::isBoundary).toList();
  }
}
