package org.inion.evaluate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.table.ChannelInputFile;
import org.inion.table.PredictionColumns;
import org.inion.table.PredictionContract;
import org.inion.table.RowStream;
import org.inion.table.Schema;

/** Reads predictions folders and CSV files. */
public final class PredictionReader {
  private static final List<String> COLUMNS =
      List.of(
          PredictionColumns.DATASET,
          PredictionColumns.SUBJECT_ID,
          PredictionColumns.LABEL,
          PredictionColumns.PREDICTION,
          PredictionColumns.AGE_YEARS,
          PredictionColumns.RELEASE,
          PredictionColumns.TASK,
          PredictionColumns.SEX,
          "recording_id",
          "window_index");
  private static final Schema SCHEMA =
      new Schema(
          "predictions",
          COLUMNS.stream()
              .map(PredictionColumns.SCHEMA::position)
              .map(PredictionColumns.SCHEMA.columns()::get)
              .toList());

  private final FileTree files;
  private final List<String> csvClasses;

  /**
   * @param csvClasses names of class 0 and class 1 in CSV files; empty where they hold numbers
   */
  public PredictionReader(FileTree files, List<String> csvClasses) {
    this.files = files;
    this.csvClasses = List.copyOf(csvClasses);
  }

  /**
   * Reads one or several tables as one.
   *
   * @throws BadSetupException when a path is neither a predictions folder nor a CSV
   * @throws org.inion.error.BadDataException when a table cannot be used, when tables are not of
   *     one task, or no row has a label
   */
  public Predictions read(List<String> paths) throws IOException {
    Set<String> seen = new HashSet<>();
    RowCollector rows = new RowCollector();
    Optional<Question> question = Optional.empty();
    for (String path : paths) {
      Where where = Where.file(path);
      if (!seen.add(path.replaceAll("/+$", ""))) {
        throw new BadSetupException(
            where.says("Cannot evaluate: each table must be given once, but was given twice."));
      }
      Question one = read(path, where, rows);
      question = Optional.of(question.isEmpty() ? one : question.get().and(one, where));
    }
    return rows.all(question.orElseThrow(), Where.file(String.join(", ", paths)));
  }

  private Question read(String path, Where where, RowCollector rows) throws IOException {
    Optional<FileEntry> entry = files.find(path);
    if (entry.isPresent() && !entry.get().folder() && isCsv(path)) {
      new CsvPredictions(where, rows).read(files.open(path));
      return Question.unstated(csvClasses);
    }
    String contract = path.replaceAll("/+$", "") + "/_inion/contract.json";
    if (entry.isEmpty() || !entry.get().folder() || files.find(contract).isEmpty()) {
      throw new BadSetupException(
          where.says(
              "Cannot read predictions: it must be a folder with _inion/contract.json, or a .csv"
                  + " file, but "
                  + (entry.isEmpty() ? "there is none" : "is neither")
                  + ". Give what a prediction run wrote."));
    }
    Question question =
        Question.of(PredictionContract.fromJson(files.text(contract), Where.file(contract)));
    for (FileEntry part : files.list(path)) {
      if (isPart(part)) {
        readPart(part, rows);
      }
    }
    return question;
  }

  private void readPart(FileEntry part, RowCollector rows) throws IOException {
    Where where = Where.file(part.path());
    ChannelInputFile file = new ChannelInputFile(part.bytes(), () -> files.open(part.path()));
    try (RowStream stream = new RowStream(where, file, SCHEMA)) {
      Optional<Object[]> next = stream.next();
      for (long row = 0; next.isPresent(); row++, next = stream.next()) {
        add(next.get(), where, row, rows);
      }
    } catch (FileNotFoundException e) {
      throw where.bad("Cannot read the table: the file is gone. Begin again.", e);
    }
  }

  private static void add(Object[] cells, Where where, long row, RowCollector rows) {
    rows.addWindow((String) cells[8], (Integer) cells[9]);
    rows.add(
        new RowCollector.Row(
            (String) cells[0],
            (String) cells[1],
            number(cells[2]),
            (Double) cells[3],
            number(cells[4]),
            Optional.ofNullable((String) cells[5]),
            Optional.ofNullable((String) cells[6]),
            Optional.ofNullable((String) cells[7])),
        () -> new Where(where.place() + ", row " + row));
  }

  private static OptionalDouble number(Object cell) {
    return cell == null ? OptionalDouble.empty() : OptionalDouble.of((Double) cell);
  }

  private static boolean isPart(FileEntry entry) {
    return !entry.folder()
        && entry.name().endsWith(".parquet")
        && !entry.name().startsWith("_")
        && !entry.name().startsWith(".");
  }

  private static boolean isCsv(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".csv");
  }
}
