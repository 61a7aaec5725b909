package org.inion.simulate;

import java.util.ArrayList;
import java.util.List;
import org.inion.signal.Event;

/**
 * When the eyes are closed: from an instruction to close them to the next one to open them.
 *
 * @param changes times at which they close and open in turn, beginning with open eyes
 */
record Eyes(List<Double> changes) {
  private static final String CLOSE = "instructed_toCloseEyes";
  private static final String OPEN = "instructed_toOpenEyes";

  static Eyes of(List<Event> events) {
    List<Double> changes = new ArrayList<>();
    for (Event event : events) {
      boolean closed = changes.size() % 2 == 1;
      if (event.value().equals(closed ? OPEN : CLOSE)) {
        changes.add(event.onsetSeconds());
      }
    }
    return new Eyes(List.copyOf(changes));
  }

  boolean closedAt(double seconds) {
    return changes.stream().filter(change -> change <= seconds).count() % 2 == 1;
  }
}
