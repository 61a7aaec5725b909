package org.inion.predict;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.inion.error.Where;
import org.inion.table.Column;
import org.inion.table.PredictionColumns;
import org.inion.table.WindowColumns;

/**
 * The columns of windows that predicting needs, and how a row of theirs becomes one of predictions.
 *
 * @param columns names, in the order of a batch
 * @param target column of the label
 * @param label its type; that of nothing where the windows have none
 * @param classes names of class 0 and class 1; empty for numbers
 */
record WindowRows(List<String> columns, String target, DataType label, List<String> classes)
    implements Serializable {
  private static final int SIGNAL = 0;
  private static final int CLEAN = 1;
  private static final int FIRST_KEPT = 2;
  static final int LABEL = PredictionColumns.SCHEMA.position(PredictionColumns.LABEL);
  static final int PREDICTION = PredictionColumns.SCHEMA.position(PredictionColumns.PREDICTION);

  /**
   * The columns of a table.
   *
   * @param target column of the label
   */
  static WindowRows of(StructType schema, String target, List<String> classes) {
    List<String> columns = new ArrayList<>(List.of(WindowColumns.SIGNAL, "clean"));
    for (Column column : PredictionColumns.SCHEMA.columns()) {
      if (!isMade(column.name())) {
        columns.add(column.name());
      }
    }
    List<String> names = ColumnarScan.names(schema);
    DataType label = DataTypes.NullType;
    if (names.contains(target)) {
      label = schema.apply(target).dataType();
      if (!columns.contains(target)) {
        columns.add(target);
      }
    }
    if (names.contains(WindowColumns.SIGNAL_SCALE)) {
      columns.add(WindowColumns.SIGNAL_SCALE);
    }
    return new WindowRows(List.copyOf(columns), target, label, List.copyOf(classes));
  }

  private static boolean isMade(String column) {
    return column.equals(PredictionColumns.LABEL) || column.equals(PredictionColumns.PREDICTION);
  }

  boolean isClean(ColumnarBatch batch, int row) {
    return batch.column(CLEAN).getBoolean(row);
  }

  String text(ColumnarBatch batch, int row, String column) {
    ColumnVector vector = batch.column(columns.indexOf(column));
    return vector.isNullAt(row) ? "" : vector.getUTF8String(row).toString();
  }

  /** The bytes of a window, where they lie. */
  ByteBuffer signal(ColumnarBatch batch, int row) {
    ColumnVector vector = batch.column(SIGNAL);
    if (vector instanceof WritableColumnVector writable && !writable.hasDictionary()) {
      return writable
          .arrayData()
          .getByteBuffer(writable.getArrayOffset(row), writable.getArrayLength(row));
    }
    return ByteBuffer.wrap(vector.getBinary(row));
  }

  /** µV a count of each channel; empty for floats. */
  float[] scales(ColumnarBatch batch, int row) {
    int place = columns.indexOf(WindowColumns.SIGNAL_SCALE);
    if (place < 0 || batch.column(place).isNullAt(row)) {
      return new float[0];
    }
    ColumnarArray array = batch.column(place).getArray(row);
    return array.toFloatArray();
  }

  /** A row of predictions, but for the prediction. */
  Object[] row(ColumnarBatch batch, int row, Where where) {
    Object[] values = new Object[PredictionColumns.SCHEMA.columns().size()];
    int place = FIRST_KEPT;
    for (int i = 0; i < values.length; i++) {
      if (i == LABEL) {
        values[i] = label(batch, row, where);
      } else if (i != PREDICTION) {
        values[i] = value(batch.column(place++), row, PredictionColumns.SCHEMA.columns().get(i));
      }
    }
    return values;
  }

  private static Object value(ColumnVector vector, int row, Column column) {
    if (vector.isNullAt(row)) {
      return null;
    }
    return switch (column.kind()) {
      case STRING -> vector.getUTF8String(row).toString();
      case INT -> vector.getInt(row);
      case DOUBLE -> vector.getDouble(row);
      default -> throw new IllegalStateException(column.name());
    };
  }

  /** A number, or the number of a class; {@code null} where it is not known. */
  private Double label(ColumnarBatch batch, int row, Where where) {
    int place = label.equals(DataTypes.NullType) ? -1 : columns.indexOf(target);
    if (place < 0 || batch.column(place).isNullAt(row)) {
      return null;
    }
    ColumnVector vector = batch.column(place);
    if (label.equals(DataTypes.StringType)) {
      return named(vector.getUTF8String(row).toString(), where);
    } else if (label.equals(DataTypes.BooleanType)) {
      boolean value = vector.getBoolean(row);
      return classes.isEmpty() ? Double.valueOf(value ? 1 : 0) : named("" + value, where);
    }
    double number =
        label.equals(DataTypes.FloatType)
            ? vector.getFloat(row)
            : label.equals(DataTypes.IntegerType) ? vector.getInt(row) : vector.getDouble(row);
    return Double.isNaN(number) ? null : number;
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
