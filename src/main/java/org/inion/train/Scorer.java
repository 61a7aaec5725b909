package org.inion.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.batch.Batch;
import org.inion.batch.BatchOrder;
import org.inion.batch.BatchStream;
import org.inion.batch.Prefetch;
import org.inion.batch.WindowSource;
import org.inion.evaluate.Level;
import org.inion.metric.Aggregate;
import org.inion.metric.Metric;
import org.inion.metric.Metrics;
import org.inion.metric.Pairs;
import org.inion.metric.Subjects;
import org.inion.task.Crop;
import org.inion.task.Target;
import org.inion.task.Task;

/** Predicts a side and scores it by the task's metrics, by window and by subject. */
final class Scorer {
  private final Task task;
  private final Targets targets;
  private final int batchSize;

  Scorer(Task task, Targets targets, int batchSize) {
    this.task = task;
    this.targets = targets;
    this.batchSize = batchSize;
  }

  /** What gives outputs for a batch of stored windows: a learner, or several. */
  interface Predictor {
    Learner.Prediction predict(Batch batch, int samples, int[] starts);
  }

  /**
   * Labels and predictions of the task's own target.
   *
   * <p><b>Shape</b>: {@code labels[n], predictions[n], subjects[n]}; windows, as they lie.
   *
   * @param subjects numbers in the index of the side
   * @param loss mean over the windows
   */
  @SuppressWarnings("ArrayRecordComponent") // made to be scored
  record Scored(double[] labels, double[] predictions, int[] subjects, double loss) {

    /** One row a subject: the mean of its windows. */
    Scored bySubject() {
      Subjects grouped = Subjects.of(subjects, 1 + max(subjects));
      int[] numbers = new int[grouped.count()];
      for (int i = 0; i < subjects.length; i++) {
        numbers[grouped.of(i)] = subjects[i];
      }
      return new Scored(
          Aggregate.MEAN.of(labels, grouped),
          Aggregate.MEAN.of(predictions, grouped),
          numbers,
          loss);
    }

    private static int max(int[] values) {
      int max = 0;
      for (int value : values) {
        max = Math.max(max, value);
      }
      return max;
    }

    Pairs pairs() {
      return Pairs.of(labels, predictions);
    }
  }

  /** Predicts every window of a side. */
  Scored score(WindowSource side, Predictor predictor, int cropSamples) throws IOException {
    int samples = side.contract().samples();
    int[] starts = starts(samples, cropSamples);
    int windows = Math.toIntExact(side.index().windows());
    double[] labels = new double[windows];
    double[] predictions = new double[windows];
    int[] subjects = new int[windows];
    double losses = 0;
    int at = 0;
    int columns = side.index().targets().size();
    try (BatchStream batches =
        new Prefetch(side.epoch(0, batchSize, side.whole(), BatchOrder.AS_STORED), 2)) {
      for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
        try (Batch batch = next.get()) {
          Learner.Prediction prediction = predictor.predict(batch, samples, starts);
          losses += prediction.loss() * batch.size();
          int outputs = prediction.outputs().length / batch.size();
          for (int i = 0; i < batch.size(); i++, at++) {
            float[] own =
                java.util.Arrays.copyOfRange(prediction.outputs(), i * outputs, (i + 1) * outputs);
            labels[at] = batch.labels()[i * columns];
            predictions[at] = targets.prediction(own);
            subjects[at] = batch.subjects()[i];
          }
        }
      }
    }
    return new Scored(labels, predictions, subjects, losses / windows);
  }

  private int[] starts(int samples, int cropSamples) {
    int room = samples - cropSamples;
    Crop crop = task.crop();
    if (crop.predict() == Crop.Predict.CENTRE || crop.crops() == 1) {
      return new int[] {room / 2};
    }
    int[] starts = new int[crop.crops()];
    java.util.Arrays.setAll(starts, i -> (int) Math.round((double) room * i / (crop.crops() - 1)));
    return starts;
  }

  /** The task's metrics at both levels; the first is the one that decides. */
  Map<String, Double> scores(Scored windows) {
    List<Level> levels =
        task.target().of() == Target.Of.SUBJECT
            ? List.of(Level.SUBJECT, Level.WINDOW)
            : List.of(Level.WINDOW, Level.SUBJECT);
    Map<Level, Pairs> pairs =
        Map.of(Level.WINDOW, windows.pairs(), Level.SUBJECT, windows.bySubject().pairs());
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Level level : levels) {
      for (String name : task.metrics()) {
        scores.put(level.key() + "." + name, Metrics.named(name).of(pairs.get(level)));
      }
    }
    return scores;
  }

  /** The score that decides. */
  double deciding(Map<String, Double> scores) {
    return new ArrayList<>(scores.values()).get(0);
  }

  /** Whether a score is better than the best so far; one that is not defined never is. */
  boolean isBetter(double score, double best) {
    if (Double.isNaN(score) || Double.isNaN(best)) {
      return !Double.isNaN(score);
    }
    return Metrics.named(task.metrics().get(0)).better() == Metric.Better.HIGHER
        ? score > best
        : score < best;
  }
}
