package org.inion.window;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A subject as one dataset knows it.
 *
 * @param dataset name of the dataset
 * @param subjectId as in BIDS, without {@code sub-}
 * @param columns what is known of the subject by name, participants columns for one; missing values
 *     absent, blank or {@code n/a}
 */
public record Subject(String dataset, String subjectId, Map<String, String> columns) {

  public Subject {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(subjectId);
    columns = Map.copyOf(columns);
  }

  /** What a column says, or empty where it says nothing. */
  public Optional<String> column(String name) {
    return MissingValues.present(columns.get(name));
  }
}
