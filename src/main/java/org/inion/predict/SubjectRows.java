package org.inion.predict;

import static org.inion.table.Column.optional;
import static org.inion.table.Column.required;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inion.metric.Aggregate;
import org.inion.metric.Subjects;
import org.inion.predict.PredictSettings.Shrink;
import org.inion.table.Column.Kind;
import org.inion.table.ModelContract.Shrinkage;
import org.inion.table.PredictionColumns;
import org.inion.table.RowWriter;
import org.inion.table.Schema;

/** One prediction a subject, gathered window by window: 8 bytes each are kept, no more. */
final class SubjectRows {
  /** The columns of {@code _inion/subjects}. */
  static final Schema SCHEMA =
      new Schema(
          "subjects",
          List.of(
              required(PredictionColumns.DATASET, Kind.STRING, "as in the windows"),
              required(PredictionColumns.SUBJECT_ID, Kind.STRING, "as in the windows"),
              required("windows", Kind.INT, "that were predicted"),
              optional(PredictionColumns.LABEL, Kind.DOUBLE, "mean of the windows' labels"),
              required(
                  PredictionColumns.PREDICTION,
                  Kind.DOUBLE,
                  "mean or median of the windows' predictions, moved to the mean where asked for"),
              optional(PredictionColumns.AGE_YEARS, Kind.DOUBLE, "participants column age"),
              optional(PredictionColumns.SEX, Kind.STRING, "F or M")));

  private static final int DATASET = PredictionColumns.SCHEMA.position(PredictionColumns.DATASET);
  private static final int SUBJECT =
      PredictionColumns.SCHEMA.position(PredictionColumns.SUBJECT_ID);
  private static final int AGE = PredictionColumns.SCHEMA.position(PredictionColumns.AGE_YEARS);
  private static final int SEX = PredictionColumns.SCHEMA.position(PredictionColumns.SEX);

  private final Map<String, Gathered> subjects = new TreeMap<>();

  /** The windows of a subject. */
  private static final class Gathered {
    private final Object[] first;
    private double[] predictions = new double[16];
    private int windows;
    private double labels;
    private int labelled;

    Gathered(Object[] first) {
      this.first = first;
    }

    void add(double prediction, Object label) {
      if (windows == predictions.length) {
        predictions = Arrays.copyOf(predictions, 2 * windows);
      }
      predictions[windows++] = prediction;
      if (label != null) {
        labels += (Double) label;
        labelled++;
      }
    }

    double prediction(Aggregate aggregate) {
      double[] own = Arrays.copyOf(predictions, windows);
      return aggregate.of(own, Subjects.of(new int[windows], 1))[0];
    }
  }

  /** Takes a row of predictions. */
  void add(Object[] row) {
    String key = SpanWork.Wanted.subject((String) row[DATASET], (String) row[SUBJECT]);
    subjects
        .computeIfAbsent(key, absent -> new Gathered(row.clone()))
        .add((Double) row[WindowRows.PREDICTION], row[WindowRows.LABEL]);
  }

  int count() {
    return subjects.size();
  }

  /** Writes them in the order of their names. */
  void write(RowWriter writer, Aggregate aggregate, Shrink shrink, Shrinkage shrinkage)
      throws IOException {
    for (Gathered one : subjects.values()) {
      double prediction = one.prediction(aggregate);
      if (shrink == Shrink.ON) {
        prediction = shrinkage.mean() + shrinkage.subjectFactor() * (prediction - shrinkage.mean());
      }
      writer.write(
          new Object[] {
            one.first[DATASET],
            one.first[SUBJECT],
            one.windows,
            one.labelled == 0 ? null : (Double) (one.labels / one.labelled),
            prediction,
            one.first[AGE],
            one.first[SEX]
          });
    }
  }
}
