package org.inion.signal;

import java.io.Serializable;
import java.util.Map;

/**
 * Something that happened while recording.
 *
 * @param onsetSeconds from the recording's first sample; may be negative
 * @param durationSeconds 0 for an instant or when unknown
 * @param value what happened: the annotation's text, the trigger's code, the events.tsv value
 * @param columns further columns of events.tsv by name, without those that are {@code n/a}
 */
public record Event(
    double onsetSeconds, double durationSeconds, String value, Map<String, String> columns)
    implements Serializable {

  public Event {
    if (!Double.isFinite(onsetSeconds) || !Double.isFinite(durationSeconds)) {
      throw new IllegalArgumentException(
          "Invalid event: onset and duration must be finite, but were "
              + onsetSeconds
              + " s and "
              + durationSeconds
              + " s");
    }
    columns = Map.copyOf(columns);
  }

  public Event(double onsetSeconds, double durationSeconds, String value) {
    this(onsetSeconds, durationSeconds, value, Map.of());
  }
}
