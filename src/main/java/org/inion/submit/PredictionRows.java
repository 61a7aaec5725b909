package org.inion.submit;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.table.ChannelInputFile;
import org.inion.table.PredictionColumns;
import org.inion.table.PredictionContract;
import org.inion.table.RowStream;
import org.inion.table.Schema;

/**
 * The rows of a predictions folder, read one by one, so that it may be of any size.
 *
 * @param files how it is reached
 * @param folder its path
 * @param contract what it says of itself
 */
public record PredictionRows(FileTree files, String folder, PredictionContract contract) {
  private static final Schema SCHEMA =
      new Schema(
          "predictions",
          List.of(
                  PredictionColumns.DATASET,
                  PredictionColumns.SUBJECT_ID,
                  "recording_id",
                  "window_index",
                  "start_seconds",
                  PredictionColumns.LABEL,
                  PredictionColumns.PREDICTION)
              .stream()
              .map(PredictionColumns.SCHEMA::position)
              .map(PredictionColumns.SCHEMA.columns()::get)
              .toList());

  public PredictionRows {
    Objects.requireNonNull(files);
    Objects.requireNonNull(contract);
  }

  /**
   * A row.
   *
   * @param label {@code NaN} where it is not known
   */
  record Row(
      String dataset,
      String subject,
      String recording,
      int window,
      double startSeconds,
      double label,
      double prediction) {}

  /**
   * A subject.
   *
   * @param windows that were predicted
   * @param label {@code NaN} where it is not known
   */
  record Subject(String dataset, String subject, int windows, double label, double prediction) {}

  /** Takes a row. */
  interface Taker<T> {
    void take(T row) throws IOException;
  }

  /**
   * Opens a folder.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it is none of predictions.
   */
  public static PredictionRows open(FileTree files, String folder) throws IOException {
    String path = folder.replaceAll("(?<=.)/+$", "");
    String contract = path + "/_inion/contract.json";
    if (files.find(contract).isEmpty()) {
      throw new BadSetupException(
          Where.file(folder)
              .says(
                  "Cannot read predictions: the folder must hold _inion/contract.json, but does not. Give what jobs/predict wrote"));
    }
    return new PredictionRows(
        files, path, PredictionContract.fromJson(files.text(contract), Where.file(contract)));
  }

  /**
   * Reads all rows: part by part, by name, each in its order.
   *
   * @return how many there were
   * @throws org.inion.error.BadDataException when there is none, or a value is not finite
   */
  long forEach(Taker<Row> taker) throws IOException {
    long rows = 0;
    for (FileEntry part : files.list(folder)) {
      String name = part.name();
      if (!part.folder() && name.endsWith(".parquet") && !name.matches("[_.].*")) {
        rows += read(part, taker);
      }
    }
    if (rows == 0) {
      throw Where.file(folder)
          .bad("Cannot write predictions: there must be a row, but is none. Predict anew");
    }
    return rows;
  }

  /**
   * Reads what was predicted of subjects, in the order of their names.
   *
   * @return how many there were
   * @throws org.inion.error.BadDataException when the folder has no such table, or a value is not
   *     finite
   */
  long forEachSubject(Taker<Subject> taker) throws IOException {
    String path = folder + "/" + PredictionColumns.SUBJECTS_FILE;
    Optional<FileEntry> table = files.find(path);
    if (table.isEmpty()) {
      throw Where.file(folder)
          .bad(
              "Cannot write subjects: the folder must hold %s, but does not. Predict anew, or write windows"
                  .formatted(PredictionColumns.SUBJECTS_FILE));
    }
    return read(table.get(), PredictionColumns.SUBJECTS, PredictionRows::subject, taker);
  }

  private long read(FileEntry part, Taker<Row> taker) throws IOException {
    return read(part, SCHEMA, PredictionRows::row, taker);
  }

  /** Makes a row of its cells. */
  private interface Maker<T> {
    T of(Object[] cells, double label, double prediction);
  }

  private <T> long read(FileEntry part, Schema schema, Maker<T> maker, Taker<T> taker)
      throws IOException {
    Where where = Where.file(part.path());
    ChannelInputFile file = new ChannelInputFile(part.bytes(), () -> files.open(part.path()));
    int labels = schema.position(PredictionColumns.LABEL);
    int predictions = schema.position(PredictionColumns.PREDICTION);
    long rows = 0;
    try (RowStream stream = new RowStream(where, file, schema)) {
      for (Optional<Object[]> next = stream.next(); next.isPresent(); next = stream.next()) {
        Object[] cells = next.get();
        double label = cells[labels] == null ? Double.NaN : (Double) cells[labels];
        double prediction = (Double) cells[predictions];
        if (!Double.isFinite(prediction) || Double.isInfinite(label)) {
          throw where.bad(
              "Cannot write row %d: label and prediction must be finite, but were %s and %s. Predict anew"
                  .formatted(rows, label, prediction));
        }
        taker.take(maker.of(cells, label, prediction));
        rows++;
      }
    }
    return rows;
  }

  private static Subject subject(Object[] cells, double label, double prediction) {
    return new Subject((String) cells[0], (String) cells[1], (Integer) cells[2], label, prediction);
  }

  private static Row row(Object[] cells, double label, double prediction) {
    return new Row(
        (String) cells[0],
        (String) cells[1],
        (String) cells[2],
        (Integer) cells[3],
        (Double) cells[4],
        label,
        prediction);
  }
}
