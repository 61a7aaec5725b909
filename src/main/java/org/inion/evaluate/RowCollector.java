package org.inion.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/** Gathers rows of any number of files into columns. */
final class RowCollector {
  private final DoubleStream.Builder labels = DoubleStream.builder();
  private final DoubleStream.Builder predictions = DoubleStream.builder();
  private final DoubleStream.Builder ages = DoubleStream.builder();
  private final LongStream.Builder windows = LongStream.builder();
  private final Words subjects = new Words();
  private final Words recordings = new Words();
  private final Words releases = new Words();
  private final Words tasks = new Words();
  private final Words sexes = new Words();
  private long withoutLabel;

  /** One row of a file. */
  record Row(
      String dataset,
      String subject,
      OptionalDouble label,
      double prediction,
      OptionalDouble ageYears,
      Optional<String> release,
      Optional<String> task,
      Optional<String> sex) {}

  /**
   * Notes which window a row is of.
   *
   * @param windowIndex not negative
   */
  void addWindow(String recording, int windowIndex) {
    windows.add(((long) recordings.number(recording) << Integer.SIZE) | windowIndex);
  }

  /**
   * Adds a row.
   *
   * @param where the file and row, for errors
   * @throws BadDataException when a value is NaN or infinite
   */
  void add(Row row, Supplier<Where> where) {
    requireFinite(row.prediction(), "prediction", where);
    if (row.label().isEmpty()) {
      withoutLabel++;
      return;
    }
    requireFinite(row.label().getAsDouble(), "label", where);
    labels.add(row.label().getAsDouble());
    predictions.add(row.prediction());
    ages.add(row.ageYears().orElse(Double.NaN));
    subjects.add(row.dataset() + "\n" + row.subject());
    releases.add(row.release().orElse(Words.UNKNOWN));
    tasks.add(row.task().orElse(Words.UNKNOWN));
    sexes.add(row.sex().orElse(Words.UNKNOWN));
  }

  /**
   * All rows.
   *
   * @param where the files, for errors
   * @throws BadDataException when no row has a label, or a window is there twice
   */
  Predictions all(Question question, Where where) {
    requireDistinctWindows(where);
    double[] allLabels = labels.build().toArray();
    if (allLabels.length == 0) {
      throw where.bad(
          "Cannot evaluate: at least 1 row must have a label, but none of "
              + withoutLabel
              + " has. Predict subjects whose label is known.");
    }
    List<Words.Column> words =
        List.of(subjects.column(), releases.column(), tasks.column(), sexes.column());
    Predictions.Rows rows =
        new Predictions.Rows(
            allLabels, predictions.build().toArray(), ages.build().toArray(), words);
    return new Predictions(question, rows, withoutLabel);
  }

  private void requireDistinctWindows(Where where) {
    long[] sorted = windows.build().toArray();
    Arrays.sort(sorted);
    long twice = 0;
    for (int i = 1; i < sorted.length; i++) {
      twice += sorted[i] == sorted[i - 1] ? 1 : 0;
    }
    if (twice > 0) {
      throw where.bad(
          "Cannot evaluate: each window must be there once, but "
              + twice
              + " rows are of a window that was there before. Give each table once.");
    }
  }

  private static void requireFinite(double value, String column, Supplier<Where> where) {
    if (!Double.isFinite(value)) {
      throw where
          .get()
          .bad(
              "Cannot evaluate: %s must be a finite number, but was %s. Leave it out%s."
                  .formatted(
                      column, value, column.equals("label") ? " where it is not known" : ""));
    }
  }
}
