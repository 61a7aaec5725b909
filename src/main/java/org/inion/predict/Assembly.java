package org.inion.predict;

import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inion.error.Where;
import org.inion.file.FileStore;
import org.inion.table.ChannelInputFile;
import org.inion.table.ChannelOutputFile;
import org.inion.table.PredictionColumns;
import org.inion.table.RowStream;
import org.inion.table.RowWriter;

/** Puts the predictions of spans together to the parts of the table, in the windows' order. */
final class Assembly implements Closeable {
  private static final long PART_ROWS = 1_000_000;

  private final FileStore store;
  private final String next;
  private final SubjectRows subjects;
  private Optional<RowWriter> part = Optional.empty();
  private int parts;
  private long rows;
  private long labelled;

  Assembly(FileStore store, String next, SubjectRows subjects) {
    this.store = store;
    this.next = next;
    this.subjects = subjects;
  }

  /** Appends the predictions of a span. */
  void add(String file) throws IOException {
    long bytes = store.tree().find(file).orElseThrow().bytes();
    ChannelInputFile input = new ChannelInputFile(bytes, () -> store.tree().open(file));
    try (RowStream stream = new RowStream(Where.file(file), input, PredictionColumns.SCHEMA)) {
      for (Optional<Object[]> row = stream.next(); row.isPresent(); row = stream.next()) {
        if (part.isEmpty() || (rows > 0 && rows % PART_ROWS == 0)) {
          begin();
        }
        part.orElseThrow().write(row.get());
        subjects.add(row.get());
        rows++;
        labelled += row.get()[WindowRows.LABEL] == null ? 0 : 1;
      }
    }
  }

  private void begin() throws IOException {
    close();
    String file = String.format(Locale.ROOT, "%s/part-%05d.parquet", next, parts++);
    part = Optional.of(writer(store, file, PredictionColumns.SCHEMA));
  }

  static RowWriter writer(FileStore store, String file, org.inion.table.Schema schema)
      throws IOException {
    return new RowWriter(new ChannelOutputFile(() -> store.create(file)), schema, Map.of(), 1);
  }

  /** Writes a part without rows where the table would have none. */
  void finish() throws IOException {
    if (parts == 0) {
      begin();
    }
    close();
  }

  long rows() {
    return rows;
  }

  long labelled() {
    return labelled;
  }

  int parts() {
    return parts;
  }

  @Override
  public void close() throws IOException {
    if (part.isPresent()) {
      RowWriter open = part.get();
      part = Optional.empty();
      open.close();
    }
  }
}
