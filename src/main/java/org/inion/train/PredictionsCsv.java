package org.inion.train;

import org.inion.batch.SubjectId;

/**
 * Predictions as a CSV, a line a window, as {@code jobs/evaluate} and notebooks read it: {@code
 * dataset, subject_id, label, prediction}, with as many digits as tell numbers apart.
 */
final class PredictionsCsv {
  private PredictionsCsv() {}

  static String of(Predictions predictions) {
    StringBuilder csv = new StringBuilder("dataset,subject_id,label,prediction\n");
    for (int i = 0; i < predictions.labels().length; i++) {
      SubjectId subject = predictions.subjects().get(i);
      csv.append(cell(subject.dataset())).append(',').append(cell(subject.subject())).append(',');
      csv.append(predictions.labels()[i]).append(',').append(predictions.predictions()[i]);
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String cell(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
