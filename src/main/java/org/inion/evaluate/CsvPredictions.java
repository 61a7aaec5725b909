package org.inion.evaluate;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.inion.bids.CsvStream;
import org.inion.bids.TextTable;
import org.inion.error.Where;
import org.inion.table.PredictionColumns;

/** Reads a CSV that names its columns as a predictions table does. */
final class CsvPredictions {
  private final Where where;
  private final RowCollector rows;

  CsvPredictions(Where where, RowCollector rows) {
    this.where = where;
    this.rows = rows;
  }

  void read(SeekableByteChannel channel) throws IOException {
    try (CsvStream csv =
        new CsvStream(where, Channels.newReader(channel, StandardCharsets.UTF_8))) {
      Cells cells = new Cells(csv.head());
      for (Optional<TextTable.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        cells.add(row.get());
      }
    }
  }

  /** Where each column stands. */
  private final class Cells {
    private final TextTable head;
    private final int subject;
    private final int label;
    private final int prediction;
    private final OptionalInt dataset;
    private final OptionalInt age;
    private final OptionalInt release;
    private final OptionalInt task;
    private final OptionalInt sex;
    private final OptionalInt recording;
    private final OptionalInt window;

    Cells(TextTable head) {
      this.head = head;
      subject = require(PredictionColumns.SUBJECT_ID);
      label = require(PredictionColumns.LABEL);
      prediction = require(PredictionColumns.PREDICTION);
      dataset = head.position(PredictionColumns.DATASET);
      age = head.position(PredictionColumns.AGE_YEARS);
      release = head.position(PredictionColumns.RELEASE);
      task = head.position(PredictionColumns.TASK);
      sex = head.position(PredictionColumns.SEX);
      recording = head.position("recording_id");
      window = head.position("window_index");
    }

    void add(TextTable.Row row) {
      Where line = where.line(row.line());
      Optional<String> recordingId = cell(row, recording);
      OptionalDouble windowIndex = number(row, window, line);
      if (recordingId.isPresent() && windowIndex.isPresent()) {
        rows.addWindow(recordingId.get(), (int) windowIndex.getAsDouble());
      }
      rows.add(
          new RowCollector.Row(
              cell(row, dataset).orElse(""),
              row.cell(subject).orElseThrow(() -> missing(line, PredictionColumns.SUBJECT_ID)),
              number(row, OptionalInt.of(label), line),
              number(row, OptionalInt.of(prediction), line)
                  .orElseThrow(() -> missing(line, PredictionColumns.PREDICTION)),
              number(row, age, line),
              cell(row, release),
              cell(row, task),
              cell(row, sex)),
          () -> line);
    }

    private int require(String column) {
      return head.require(column, "evaluate", "subject_id, label and prediction are needed.");
    }

    private static Optional<String> cell(TextTable.Row row, OptionalInt position) {
      return position.isPresent() ? row.cell(position.getAsInt()) : Optional.empty();
    }

    private OptionalDouble number(TextTable.Row row, OptionalInt position, Where line) {
      Optional<String> text = cell(row, position);
      if (text.isEmpty()) {
        return OptionalDouble.empty();
      }
      try {
        return OptionalDouble.of(Double.parseDouble(text.get()));
      } catch (NumberFormatException e) {
        throw line.field(head.columns().get(position.getAsInt()))
            .bad(
                "Cannot evaluate: the cell must be a number, but was \""
                    + text.get()
                    + "\". Leave it empty where it is not known.",
                e);
      }
    }

    private static RuntimeException missing(Where line, String column) {
      return line.field(column)
          .bad("Cannot evaluate: the cell must have a value, but is empty. Leave out the row.");
    }
  }
}
