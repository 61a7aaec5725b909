package org.inion.bids;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/** A CSV read row by row, for tables that are too long for {@link TextTable}; the same rules. */
public final class CsvStream implements Closeable {
  private final Where where;
  private final BufferedReader reader;
  private final TextTable head;
  private int line;

  /**
   * Reads the first line.
   *
   * @throws BadDataException when it does not name the columns
   */
  public CsvStream(Where where, Reader reader) throws IOException {
    this.where = where;
    this.reader = new BufferedReader(reader, 1 << 16);
    Optional<TextTable.Row> first = read();
    this.head = TextTable.of(where, first.stream().toList());
  }

  /** The columns, as a table without rows. */
  public TextTable head() {
    return head;
  }

  /**
   * The next row; empty at the end.
   *
   * @throws BadDataException when it has another number of cells than there are columns
   */
  public Optional<TextTable.Row> next() throws IOException {
    Optional<TextTable.Row> row = read();
    row.ifPresent(found -> TextTable.requireLength(where, found, head.columns().size()));
    return row;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Optional<TextTable.Row> read() throws IOException {
    while (true) {
      int first = line + 1;
      String text = reader.readLine();
      if (text == null) {
        return Optional.empty();
      }
      line++;
      // An open quote: the cell goes on in the next line.
      for (String more; text.chars().filter(c -> c == '"').count() % 2 == 1; line++) {
        more = reader.readLine();
        if (more == null) {
          break;
        }
        text = text + "\n" + more;
      }
      List<TextTable.Row> rows = new CsvRows(where, text, first).all();
      if (!rows.isEmpty()) {
        return Optional.of(rows.get(0));
      }
    }
  }
}
