package org.inion.bids;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file's name taken apart: {@code sub-01_task-rest_run-2_eeg.edf}.
 *
 * @param entities values by key, in the order of the name
 * @param suffix the last part, such as {@code eeg}
 * @param extension from the first dot after the suffix, in lower case; empty where there is none
 */
record BidsName(Map<String, String> entities, String suffix, String extension) {

  BidsName {
    entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
  }

  /** The parts of a name, or empty where a part but the last is not {@code key-value}. */
  static Optional<BidsName> parse(String name) {
    int last = name.lastIndexOf('_') + 1;
    int dot = name.indexOf('.', last);
    String suffix = name.substring(last, dot < 0 ? name.length() : dot);
    String extension = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    Map<String, String> entities = new LinkedHashMap<>();
    for (int start = 0; start < last; ) {
      int end = name.indexOf('_', start);
      int dash = name.indexOf('-', start);
      if (dash <= start || dash >= end - 1) {
        return Optional.empty();
      }
      if (entities.put(name.substring(start, dash), name.substring(dash + 1, end)) != null) {
        return Optional.empty();
      }
      start = end + 1;
    }
    return Optional.of(new BidsName(entities, suffix, extension));
  }

  /** Whether a file of this name applies to another: it names nothing that the other does not. */
  boolean appliesTo(BidsName other) {
    return other.entities.entrySet().containsAll(entities.entrySet());
  }
}
