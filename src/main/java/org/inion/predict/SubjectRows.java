package org.inion.predict;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.inion.metric.Aggregate;
import org.inion.metric.Subjects;
import org.inion.predict.PredictSettings.Shrink;
import org.inion.table.ModelContract.Shrinkage;
import org.inion.table.PredictionColumns;
import org.inion.table.RowWriter;

/** One prediction a subject, gathered window by window: 8 bytes each are kept, no more. */
final class SubjectRows {
  private static final int DATASET = PredictionColumns.SCHEMA.position(PredictionColumns.DATASET);
  private static final int SUBJECT =
      PredictionColumns.SCHEMA.position(PredictionColumns.SUBJECT_ID);
  private static final int AGE = PredictionColumns.SCHEMA.position(PredictionColumns.AGE_YEARS);
  private static final int SEX = PredictionColumns.SCHEMA.position(PredictionColumns.SEX);

  private final Kind kind;
  private final Map<String, Gathered> subjects = new TreeMap<>();

  SubjectRows(Kind kind) {
    this.kind = kind;
  }

  /** What labels are. */
  enum Kind {
    NUMBER,
    CLASSES
  }

  /** The windows of a subject. */
  private static final class Gathered {
    private final Object[] first;
    private double[] predictions = new double[16];
    private int windows;
    private double labels;
    private double squares;
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
        squares += (Double) label * (Double) label;
        labelled++;
      }
    }

    /** Not known where there is none; and where a subject has windows of both classes, 0 and 1. */
    private Double label(Kind kind) {
      boolean mixed = kind == Kind.CLASSES && labels * labels != labelled * squares;
      return labelled == 0 || mixed ? null : (Double) (labels / labelled);
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
            one.label(kind),
            prediction,
            one.first[AGE],
            one.first[SEX]
          });
    }
  }
}
