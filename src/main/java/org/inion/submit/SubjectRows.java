package org.inion.submit;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.inion.metric.Aggregate;
import org.inion.metric.Subjects;

/** A line a subject, by dataset and subject, whatever the order of the windows. */
final class SubjectRows {
  private SubjectRows() {}

  /** The windows of a subject. */
  private static final class Gathered {
    final DoubleStream.Builder predictions = DoubleStream.builder();
    final DoubleStream.Builder labels = DoubleStream.builder();
    long windows;

    double[] sorted() {
      // In an order of their own, for a mean depends on it in its last digits.
      return predictions.build().sorted().toArray();
    }
  }

  static long write(PredictionRows predictions, Writer csv, Aggregate aggregate)
      throws IOException {
    Map<String, Map<String, Gathered>> datasets = new TreeMap<>();
    predictions.forEach(
        row -> {
          Gathered subject =
              datasets
                  .computeIfAbsent(row.dataset(), unseen -> new TreeMap<>())
                  .computeIfAbsent(row.subject(), unseen -> new Gathered());
          subject.predictions.add(row.prediction());
          if (!Double.isNaN(row.label())) {
            subject.labels.add(row.label());
          }
          subject.windows++;
        });
    PredictionsFile.line(
        csv,
        List.of("dataset", "subject_id", "windows"),
        predictions.contract(),
        "label",
        "prediction");
    long rows = 0;
    for (Map.Entry<String, Map<String, Gathered>> dataset : datasets.entrySet()) {
      for (Map.Entry<String, Gathered> subject : dataset.getValue().entrySet()) {
        Gathered own = subject.getValue();
        PredictionsFile.line(
            csv,
            List.of(dataset.getKey(), subject.getKey(), Long.toString(own.windows)),
            predictions.contract(),
            label(own, aggregate, !predictions.contract().classes().isEmpty()),
            one(own.sorted(), aggregate));
        rows++;
      }
    }
    return rows;
  }

  /** Not known where there is none; and where a subject has windows of both classes. */
  private static double label(Gathered own, Aggregate aggregate, boolean classes) {
    double[] labels = own.labels.build().sorted().toArray();
    boolean mixed = classes && labels.length > 0 && labels[0] != labels[labels.length - 1];
    return labels.length == 0 || mixed ? Double.NaN : one(labels, aggregate);
  }

  private static double one(double[] values, Aggregate aggregate) {
    return aggregate.of(values, Subjects.of(new int[values.length], 1))[0];
  }
}
