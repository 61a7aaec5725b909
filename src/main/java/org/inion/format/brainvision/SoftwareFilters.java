package org.inion.format.brainvision;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of filters that the recorder applied, in the free text of a header: {@code S o f t w a
 * r e F i l t e r s}, a line of {@code =}, a line of titles, a row a channel.
 *
 * <p>It says what was done to the samples, which is done; nothing in the reading depends on it.
 */
final class SoftwareFilters {
  private static final String TITLE = "softwarefilters";

  private SoftwareFilters() {}

  /** Titles and rows, blanks between the columns made one; empty where there is none. */
  static List<String> of(String comment) {
    List<String> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : (Iterable<String>) comment.lines()::iterator) {
      String row = line.strip();
      if (!inside) {
        inside = row.length() < 80 && row.replaceAll("\\s", "").equalsIgnoreCase(TITLE);
      } else if (row.startsWith("#") || (!row.isEmpty() && Character.isDigit(row.charAt(0)))) {
        rows.add(row.replaceAll("\\s{2,}", "  "));
      } else if (!row.startsWith("=")) {
        break;
      }
    }
    return rows.size() > 1 ? rows : List.of();
  }
}
