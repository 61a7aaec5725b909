package org.inion.bids;

import java.util.ArrayList;
import java.util.List;
import org.inion.error.Where;

/**
 * Comma-separated text as rows of cells; a quoted cell may hold commas, quotes (doubled) and line
 * ends.
 *
 * <p><b>Source</b>: RFC 4180, section 2. Beyond it: any line ends, a byte-order mark, empty lines
 * left out, white space around a cell that is not quoted left out.
 */
final class CsvRows {
  private final Where where;
  private final String text;
  private int at;
  private int line;

  CsvRows(Where where, String text) {
    this(where, text, 1);
  }

  /**
   * @param firstLine number of the text's first line in the file, from 1
   */
  CsvRows(Where where, String text, int firstLine) {
    this.where = where;
    this.text = text;
    this.line = firstLine;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  List<TextTable.Row> all() {
    List<TextTable.Row> rows = new ArrayList<>();
    while (at < text.length()) {
      int first = line;
      int begin = at;
      List<String> cells = row();
      if (!text.substring(begin, at).isBlank()) {
        rows.add(new TextTable.Row(first, cells));
      }
    }
    return rows;
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    endLine();
    return cells;
  }

  private void endLine() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
      if (at < text.length() && text.charAt(at) != '\n') {
        line++;
        return;
      }
    }
    if (at < text.length()) {
      at++;
      line++;
    }
  }

  private String cell() {
    int begin = at;
    while (begin < text.length() && text.charAt(begin) == ' ') {
      begin++;
    }
    if (begin < text.length() && text.charAt(begin) == '"') {
      at = begin + 1;
      return quoted();
    }
    begin = at;
    while (at < text.length() && !endsCell(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at).strip();
  }

  private String quoted() {
    int opened = line;
    StringBuilder cell = new StringBuilder();
    while (true) {
      if (at == text.length()) {
        throw where
            .line(opened)
            .bad("Cannot read the table: a quoted cell must be closed, but the file ends. Add \".");
      }
      char next = text.charAt(at++);
      if (next == '"' && !(at < text.length() && text.charAt(at) == '"')) {
        break;
      }
      at += next == '"' ? 1 : 0;
      line += next == '\n' ? 1 : 0;
      cell.append(next);
    }
    requireEnd();
    return cell.toString();
  }

  private void requireEnd() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at < text.length() && !endsCell(text.charAt(at))) {
      throw where
          .line(line)
          .bad(
              "Cannot read the table: a comma must follow a quoted cell, but was '"
                  + text.charAt(at)
                  + "'. Double the quotes that are inside.");
    }
  }

  private static boolean endsCell(char c) {
    return c == ',' || c == '\n' || c == '\r';
  }
}
