package org.inion.window;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.inion.signal.Event;

/**
 * Selects events by the text in one of their columns.
 *
 * @param column where the text stands
 * @param patterns an event is selected that matches one of them; {@code *} stands for any text.
 *     Without patterns nothing is selected
 */
public record EventSelector(EventColumn column, Set<String> patterns) implements Serializable {
  /** Selects nothing. */
  public static final EventSelector NONE = new EventSelector(EventColumn.VALUE, Set.of());

  public EventSelector {
    Objects.requireNonNull(column);
    patterns = Collections.unmodifiableSet(new TreeSet<>(patterns));
  }

  /** Selects by the event's own value. */
  public static EventSelector of(String... patterns) {
    return new EventSelector(EventColumn.VALUE, new TreeSet<>(List.of(patterns)));
  }

  /** Whether this event is selected. */
  public boolean selects(Event event) {
    return column
        .textOf(event)
        .filter(text -> patterns.stream().anyMatch(pattern -> Glob.matches(pattern, text)))
        .isPresent();
  }
}
