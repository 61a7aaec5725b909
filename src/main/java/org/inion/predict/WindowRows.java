package org.inion.predict;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.inion.error.Where;
import org.inion.table.Column;
import org.inion.table.PredictionColumns;
import org.inion.table.Schema;
import org.inion.table.StoredBytes;
import org.inion.table.WindowColumns;

/**
 * The columns of windows that predicting needs, and how a row of theirs becomes one of predictions.
 *
 * @param columns names, in the order of a row
 * @param target column of the label
 * @param classes names of class 0 and class 1; empty for numbers
 */
record WindowRows(List<String> columns, String target, List<String> classes)
    implements Serializable {
  private static final int SIGNAL = 0;
  private static final int CLEAN = 1;
  private static final String CLEAN_NAME = "clean";
  static final int LABEL = PredictionColumns.SCHEMA.position(PredictionColumns.LABEL);
  static final int PREDICTION = PredictionColumns.SCHEMA.position(PredictionColumns.PREDICTION);

  /** Columns of predictions that are windows' too, in their order, from {@link #CLEAN} on. */
  private static final List<Column> KEPT =
      PredictionColumns.SCHEMA.columns().stream()
          .filter(column -> !column.name().equals(PredictionColumns.LABEL))
          .filter(column -> !column.name().equals(PredictionColumns.PREDICTION))
          .toList();

  private static final int[] PLACES =
      KEPT.stream().mapToInt(column -> PredictionColumns.SCHEMA.position(column.name())).toArray();

  private static final int FIRST_KEPT = 2;
  private static final StoredBytes NO_BYTES = StoredBytes.of(ByteBuffer.allocate(0));

  /**
   * The columns of a table.
   *
   * @param all names of its columns
   * @param target column of the label
   */
  static WindowRows of(List<String> all, String target, List<String> classes) {
    List<String> columns = new ArrayList<>(List.of(WindowColumns.SIGNAL, CLEAN_NAME));
    KEPT.forEach(column -> columns.add(column.name()));
    for (String name : List.of(target, WindowColumns.SIGNAL_SCALE)) {
      if (all.contains(name) && !columns.contains(name)) {
        columns.add(name);
      }
    }
    return new WindowRows(List.copyOf(columns), target, List.copyOf(classes));
  }

  /**
   * Refuses a table whose columns are of other kinds.
   *
   * @param found the columns with their kinds
   */
  void requireKinds(Schema found, Where where) {
    KEPT.forEach(column -> requireKind(found, column, where));
    for (String name : List.of(WindowColumns.SIGNAL, CLEAN_NAME, WindowColumns.SIGNAL_SCALE)) {
      if (columns.contains(name)) {
        requireKind(
            found, WindowColumns.SCHEMA.columns().get(WindowColumns.SCHEMA.position(name)), where);
      }
    }
  }

  private static void requireKind(Schema found, Column column, Where where) {
    Column.Kind kind = found.columns().get(found.position(column.name())).kind();
    if (kind != column.kind()) {
      throw where
          .field(column.name())
          .bad(
              "Cannot predict: the column must be %s, but is %s. Preprocess the recordings anew"
                  .formatted(column.kind(), kind));
    }
  }

  boolean isClean(Object[] row) {
    return Boolean.TRUE.equals(row[CLEAN]);
  }

  String text(Object[] row, String column) {
    Object value = row[columns.indexOf(column)];
    return value == null ? "" : (String) value;
  }

  /** The bytes of a window; none where there are none. */
  StoredBytes signal(Object[] row) {
    return row[SIGNAL] == null ? NO_BYTES : (StoredBytes) row[SIGNAL];
  }

  /** µV a count of each channel; empty for floats. */
  float[] scales(Object[] row) {
    int place = columns.indexOf(WindowColumns.SIGNAL_SCALE);
    return place < 0 || row[place] == null ? new float[0] : (float[]) row[place];
  }

  /** A row of predictions, but for the prediction. */
  Object[] prediction(Object[] row, Where where) {
    Object[] values = new Object[PredictionColumns.SCHEMA.columns().size()];
    for (int i = 0; i < PLACES.length; i++) {
      values[PLACES[i]] = row[FIRST_KEPT + i];
    }
    values[LABEL] = label(row, where);
    return values;
  }

  /** A number, or the number of a class; {@code null} where it is not known. */
  private Double label(Object[] row, Where where) {
    int place = columns.indexOf(target);
    Object value = place < 0 ? null : row[place];
    if (value instanceof Number number) {
      return Double.isNaN(number.doubleValue()) ? null : (Double) number.doubleValue();
    } else if (value instanceof Boolean truth && classes.isEmpty()) {
      return truth ? 1.0 : 0.0;
    }
    return value == null ? null : named(value.toString(), where);
  }

  private Double named(String word, Where where) {
    int number = classes.indexOf(word);
    if (number < 0) {
      throw where
          .field(target)
          .bad(
              "Cannot predict: a label must be of %s, but was \"%s\". Predict by a model of these classes"
                  .formatted(classes, word));
    }
    return (double) number;
  }
}
