package org.inion.bids;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.file.FileTree;

/**
 * A table of text with named columns: a TSV as BIDS writes it, or a CSV.
 *
 * @param where the file, for messages
 * @param columns names in the order of the file, each once
 * @param rows as many cells each as there are columns
 */
public record TextTable(Where where, List<String> columns, List<Row> rows) {

  /**
   * One row.
   *
   * @param line of the file on which it begins, from 1
   * @param cells without the white space around them
   */
  public record Row(int line, List<String> cells) {

    /** The text of a cell; empty where there is none or {@code n/a} stands. */
    public Optional<String> cell(int position) {
      String text = cells.get(position);
      return isMissing(text) ? Optional.empty() : Optional.of(text);
    }
  }

  /**
   * Checks that every row is as long as the first line.
   *
   * @throws BadDataException when a column has no name or the name of another, or a row has another
   *     number of cells
   */
  public TextTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    requireDistinct(where, columns);
    for (Row row : rows) {
      requireLength(where, row, columns.size());
    }
  }

  static void requireLength(Where where, Row row, int columns) {
    if (row.cells().size() != columns) {
      throw where
          .line(row.line())
          .bad(
              "Cannot read the table: a row must have as many cells as there are columns, "
                  + columns
                  + ", but was "
                  + row.cells().size()
                  + ". Write n/a where a value is missing.");
    }
  }

  /** Reads a tab-separated file. */
  public static TextTable tsv(FileTree files, String path) throws IOException {
    return tsv(Where.file(path), files.text(path));
  }

  /** Reads tab-separated text: any line ends, empty lines at the end left out. */
  public static TextTable tsv(Where where, String text) {
    return of(where, TsvRows.of(text));
  }

  /** Reads comma-separated text with quotes as in RFC 4180. */
  public static TextTable csv(Where where, String text) {
    return of(where, new CsvRows(where, text).all());
  }

  static TextTable of(Where where, List<Row> lines) {
    if (lines.isEmpty()) {
      throw where.bad(
          "Cannot read the table: the first line must name the columns, but the file is empty."
              + " Write the column names, or remove the file.");
    }
    return new TextTable(where, lines.get(0).cells(), lines.subList(1, lines.size()));
  }

  /** Whether a cell says that there is no value. */
  static boolean isMissing(String cell) {
    return cell.isEmpty() || cell.equalsIgnoreCase("n/a");
  }

  /** Where a column stands, from 0; upper and lower case differ. */
  public OptionalInt position(String column) {
    int position = columns.indexOf(column);
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /**
   * Where a column stands that must be there.
   *
   * @param act what cannot be done without it, for the message
   * @param wayOut the last sentence of the message
   * @throws BadDataException when the column is missing
   */
  public int require(String column, String act, String wayOut) {
    return position(column)
        .orElseThrow(
            () ->
                where
                    .field(column)
                    .bad(
                        "Cannot %s: the column must be there, but the columns are %s. %s"
                            .formatted(act, String.join(", ", columns), wayOut)));
  }

  /** The cells of a row by column, in the order of the columns, without those that are missing. */
  public Map<String, String> present(Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      row.cell(i).ifPresent(text -> cells.put(column, text));
    }
    return Collections.unmodifiableMap(cells);
  }

  private static void requireDistinct(Where where, List<String> columns) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (column.isEmpty() || !seen.add(column)) {
        throw where
            .line(1)
            .bad(
                "Cannot read the table: each column must have a name of its own, but was \""
                    + column
                    + "\""
                    + (column.isEmpty() ? "" : " twice")
                    + ". Rename the column.");
      }
    }
  }
}
