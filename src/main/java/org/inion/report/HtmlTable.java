package org.inion.report;

import java.util.List;

/** A table of a page, row by row. */
public final class HtmlTable {
  private final StringBuilder rows = new StringBuilder();

  /**
   * A cell.
   *
   * @param text in full size
   * @param note small and grey behind it; may be empty
   */
  public record Cell(String text, String note) {

    /** A cell without a note. */
    public static Cell of(String text) {
      return new Cell(text, "");
    }
  }

  public HtmlTable(List<String> heads) {
    rows.append("<tr>");
    heads.forEach(head -> rows.append("<th>").append(Html.escape(head)).append("</th>"));
    rows.append("</tr>\n");
  }

  public HtmlTable row(List<Cell> cells) {
    return add("<tr>", cells);
  }

  /** A row with a line above it. */
  public HtmlTable blockRow(List<Cell> cells) {
    return add("<tr class=\"block\">", cells);
  }

  String html() {
    return "<table>\n" + rows + "</table>";
  }

  private HtmlTable add(String open, List<Cell> cells) {
    rows.append(open);
    for (Cell cell : cells) {
      rows.append("<td>").append(Html.escape(cell.text()));
      if (!cell.note().isEmpty()) {
        rows.append(" <small>").append(Html.escape(cell.note())).append("</small>");
      }
      rows.append("</td>");
    }
    rows.append("</tr>\n");
    return this;
  }
}
