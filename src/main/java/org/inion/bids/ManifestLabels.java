package org.inion.bids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.error.Where;

/**
 * Gathers the labels of a manifest, where a subject may have several rows: its labels are the same
 * in all of them, or left empty.
 */
final class ManifestLabels {
  private final TextTable table;
  private final List<String> columns;
  private final Map<String, Integer> firstLines = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> values = new HashMap<>();

  /**
   * Of a manifest.
   *
   * @param others columns that are no labels
   */
  ManifestLabels(TextTable table, Set<String> others) {
    this.table = table;
    this.columns = table.columns().stream().filter(column -> !others.contains(column)).toList();
  }

  /** Takes in a row; what contradicts an earlier one is told. */
  Optional<String> add(String subject, TextTable.Row row) {
    int first = firstLines.computeIfAbsent(subject, key -> row.line());
    Map<String, String> known = values.computeIfAbsent(subject, key -> new LinkedHashMap<>());
    Map<String, String> cells = table.present(row);
    for (String column : columns) {
      String value = cells.get(column);
      String earlier = value == null ? null : known.putIfAbsent(column, value);
      if (earlier != null && !earlier.equals(value)) {
        return Optional.of(
            table
                .where()
                .line(row.line())
                .field(column)
                .says(
                    ("Cannot read the row: a label must be the same in all rows of subject \"%s\","
                            + " but was \"%s\" and, from line %d on, \"%s\". Correct one.")
                        .formatted(subject, value, first, earlier)));
      }
    }
    return Optional.empty();
  }

  /** The subjects, in the order of their first rows. */
  Participants participants() {
    List<Participant> rows = new ArrayList<>();
    firstLines.forEach(
        (subject, line) -> {
          Where where = table.where().line(line);
          rows.add(new Participant(subject, where, values.get(subject)));
        });
    return Participants.of(table.where(), columns, rows);
  }
}
