package org.inion.window;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.inion.signal.Event;

/**
 * What of an event is read: its value, or a further column of its events.tsv.
 *
 * @param name of the column; empty for the event's own value
 */
public record EventColumn(String name) implements Serializable {
  /** The event's own value. */
  public static final EventColumn VALUE = new EventColumn("");

  public EventColumn {
    Objects.requireNonNull(name);
  }

  /** What this event has there, without blanks around it; empty where it is missing. */
  public Optional<String> textOf(Event event) {
    String text = name.isEmpty() ? event.value() : event.columns().get(name);
    return MissingValues.present(text);
  }

  /** As messages call it. */
  String inWords() {
    return name.isEmpty() ? "the event's value" : "column \"" + name + "\"";
  }
}
