package org.inion.bids;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tab-separated lines as rows of cells. */
final class TsvRows {
  private TsvRows() {}

  static List<TextTable.Row> of(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<TextTable.Row> rows = new ArrayList<>();
    int line = 0;
    for (String row : (Iterable<String>) content.lines()::iterator) {
      rows.add(new TextTable.Row(++line, cells(row)));
    }
    while (!rows.isEmpty() && isBlank(rows.get(rows.size() - 1))) {
      rows.remove(rows.size() - 1);
    }
    return rows;
  }

  private static boolean isBlank(TextTable.Row row) {
    return row.cells().stream().allMatch(String::isEmpty);
  }

  private static List<String> cells(String row) {
    int count = 1;
    for (int tab = row.indexOf('\t'); tab >= 0; tab = row.indexOf('\t', tab + 1)) {
      count++;
    }
    String[] cells = new String[count];
    int start = 0;
    for (int i = 0; i < count; i++) {
      int tab = row.indexOf('\t', start);
      cells[i] = row.substring(start, tab < 0 ? row.length() : tab).strip();
      start = tab + 1;
    }
    return Arrays.asList(cells);
  }
}
