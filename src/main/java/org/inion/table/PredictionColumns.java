package org.inion.table;

import static org.inion.table.Column.optional;
import static org.inion.table.Column.required;

import java.util.List;
import org.inion.table.Column.Kind;

/** The columns of the predictions table, as code. One row a window. */
public final class PredictionColumns {
  public static final String DATASET = "dataset";
  public static final String RELEASE = "release";
  public static final String SUBJECT_ID = "subject_id";
  public static final String TASK = "task";
  public static final String LABEL = "label";
  public static final String PREDICTION = "prediction";
  public static final String AGE_YEARS = "age_years";
  public static final String SEX = "sex";

  /** The columns that every predictions table has. */
  public static final Schema SCHEMA =
      new Schema(
          "predictions",
          List.of(
              required("recording_id", Kind.STRING, "as in the windows"),
              required(DATASET, Kind.STRING, "as in the windows"),
              optional(RELEASE, Kind.STRING, "as in the windows"),
              required(SUBJECT_ID, Kind.STRING, "as in the windows"),
              optional("session", Kind.STRING, "as in the windows"),
              optional(TASK, Kind.STRING, "task of the recording, as in the windows"),
              optional("run", Kind.STRING, "as in the windows"),
              required("window_index", Kind.INT, "as in the windows"),
              required("start_seconds", Kind.DOUBLE, "from the recording's first sample"),
              optional("anchor", Kind.STRING, "value of the event that anchors the window"),
              optional(
                  LABEL, Kind.DOUBLE, "in the target's own unit, or 0 or 1; null when unknown"),
              required(
                  PREDICTION,
                  Kind.DOUBLE,
                  "in the target's own unit, or the probability of the second class"),
              optional(AGE_YEARS, Kind.DOUBLE, "participants column age"),
              optional(SEX, Kind.STRING, "F or M")));

  /** The columns of {@code _inion/subjects}: one row a subject. */
  public static final Schema SUBJECTS =
      new Schema(
          "subjects",
          List.of(
              required(DATASET, Kind.STRING, "as in the windows"),
              required(SUBJECT_ID, Kind.STRING, "as in the windows"),
              required("windows", Kind.INT, "that were predicted"),
              optional(
                  LABEL,
                  Kind.DOUBLE,
                  "mean of the windows' labels; null when unknown, or where classes are mixed"),
              required(
                  PREDICTION,
                  Kind.DOUBLE,
                  "mean or median of the windows' predictions, moved to the mean where asked for"),
              optional(AGE_YEARS, Kind.DOUBLE, "participants column age"),
              optional(SEX, Kind.STRING, "F or M")));

  /** Where they lie below a predictions folder. */
  public static final String SUBJECTS_FILE = "_inion/subjects/part-0.parquet";

  private PredictionColumns() {}
}
