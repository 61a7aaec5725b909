package org.inion.window;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.signal.Event;

/**
 * The labels that anchored windows get from events.
 *
 * @param labels in the order of their columns, each name once
 */
public record EventLabels(List<EventLabel> labels) implements Serializable {

  /** <b>Throws</b> {@link BadSetupException} when two labels have one name. */
  public EventLabels {
    labels = List.copyOf(labels);
    Set<String> seen = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (EventLabel label : labels) {
      if (!seen.add(label.name())) {
        problems.add(
            "Invalid labels: each name must be used once, but was used again: \"%s\". Rename one"
                .formatted(label.name()));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  /** The further columns of events.tsv that labels are read from, each once. */
  public Set<EventColumn> columns() {
    Set<EventColumn> columns = new LinkedHashSet<>();
    for (EventLabel label : labels) {
      label.readFrom().filter(column -> !column.equals(EventColumn.VALUE)).ifPresent(columns::add);
    }
    return columns;
  }

  /**
   * The labels of one window by name, in their order, without those that the events do not tell.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadDataException} as {@link EventLabel#of} does.
   */
  public Map<String, LabelValue> of(Event anchor, EventTimeline events, Where where) {
    Map<String, LabelValue> values = new LinkedHashMap<>();
    for (EventLabel label : labels) {
      label.of(anchor, events, where).ifPresent(value -> values.put(label.name(), value));
    }
    return Collections.unmodifiableMap(values);
  }
}
