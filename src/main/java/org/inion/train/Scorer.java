package org.inion.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inion.batch.Batch;
import org.inion.batch.BatchOrder;
import org.inion.batch.BatchStream;
import org.inion.batch.Prefetch;
import org.inion.batch.SubjectId;
import org.inion.batch.WindowSource;
import org.inion.error.BadDataException;
import org.inion.metric.Metric;
import org.inion.metric.Metrics;
import org.inion.task.Crop;
import org.inion.task.Task;
import org.inion.window.CropStarts;

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

  /** Predicts every window of a side. */
  Predictions score(WindowSource side, Predictor predictor, int cropSamples) throws IOException {
    int samples = side.contract().samples();
    int[] starts = starts(samples, cropSamples);
    int windows = Math.toIntExact(side.index().windows());
    double[] labels = new double[windows];
    double[] predictions = new double[windows];
    List<SubjectId> subjects = new ArrayList<>(windows);
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
            subjects.add(side.index().subjects().get(batch.subjects()[i]));
          }
        }
      }
    }
    requireFinite(predictions, subjects);
    return new Predictions(labels, predictions, subjects, losses / windows);
  }

  private static void requireFinite(double[] predictions, List<SubjectId> subjects) {
    int[] bad =
        IntStream.range(0, predictions.length)
            .filter(i -> !Double.isFinite(predictions[i]))
            .toArray();
    if (bad.length > 0) {
      SubjectId first = subjects.get(bad[0]);
      throw new BadDataException(
          "Cannot score: predictions must be finite, but those of %d of %d windows were not, the first of subject %s/%s. The checkpoints are those of the epoch before. Look for windows with values that are no numbers, use fp32, or lower train.rate.peak"
              .formatted(bad.length, predictions.length, first.dataset(), first.subject()));
    }
  }

  private int[] starts(int samples, int cropSamples) {
    Crop crop = task.crop();
    int crops = crop.predict() == Crop.Predict.CENTRE ? 1 : crop.crops();
    return CropStarts.of(samples - cropSamples, crops);
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
