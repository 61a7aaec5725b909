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

  /** Takes a row. */
  interface Taker {
    void take(Row row) throws IOException;
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
  long forEach(Taker taker) throws IOException {
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

  private long read(FileEntry part, Taker taker) throws IOException {
    Where where = Where.file(part.path());
    ChannelInputFile file = new ChannelInputFile(part.bytes(), () -> files.open(part.path()));
    long rows = 0;
    try (RowStream stream = new RowStream(where, file, SCHEMA)) {
      for (Optional<Object[]> next = stream.next(); next.isPresent(); next = stream.next()) {
        taker.take(row(next.get(), where, rows++));
      }
    }
    return rows;
  }

  private static Row row(Object[] cells, Where where, long row) {
    double label = cells[5] == null ? Double.NaN : (Double) cells[5];
    double prediction = (Double) cells[6];
    if (!Double.isFinite(prediction) || Double.isInfinite(label)) {
      throw where.bad(
          "Cannot write row %d: label and prediction must be finite, but were %s and %s. Predict anew"
              .formatted(row, label, prediction));
    }
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
