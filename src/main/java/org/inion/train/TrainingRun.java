package org.inion.train;

import ai.djl.Device;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.inion.accelerator.MemoryWatch;
import org.inion.accelerator.Timings;
import org.inion.batch.Batch;
import org.inion.batch.BatchOrder;
import org.inion.batch.Crop;
import org.inion.batch.Prefetch;
import org.inion.batch.WindowSource;
import org.inion.error.BadDataException;
import org.inion.model.graph.Precision;
import org.inion.task.Task;
import org.inion.train.record.EpochRecord;

/** Epoch after epoch of one network on one set of windows. Knows no files. */
final class TrainingRun implements AutoCloseable {
  /** Steps after which a card is waited for; the CPU computes in step anyway. */
  private static final int CARD_STEPS = 16;

  private final TrainSettings settings;
  private final RunSource source;
  private final Learner learner;
  private final Steps steps;
  private final Scorer scorer;
  private final TrainListener listener;
  private final Timings timings;
  private final MemoryWatch memory;
  private final BooleanSupplier stop;
  private final Task task;
  private final int cropSamples;
  private final int batchSize;
  private final double peakRate;
  private final int drainEvery;
  private Standing standing;

  /**
   * What a run is made of.
   *
   * @param found batch and rate
   * @param stop whether to end after the present step
   */
  record Parts(
      TrainPlan plan,
      Trainer.Learning learning,
      Device device,
      Standing.Found found,
      BooleanSupplier stop,
      MemoryWatch memory,
      TrainListener listener) {}

  TrainingRun(Parts parts) throws IOException {
    this.settings = parts.plan().train();
    this.task = parts.plan().task();
    this.source = parts.learning().source();
    this.batchSize = parts.found().batch();
    this.peakRate = parts.found().peakRate();
    this.listener = parts.listener();
    this.memory = parts.memory();
    this.stop = parts.stop();
    this.cropSamples = parts.plan().cropSamples(source.training().contract());
    this.scorer = new Scorer(task, parts.learning().targets(), batchSize);
    this.drainEvery = parts.device().isGpu() ? CARD_STEPS : 1;
    this.standing = Standing.first(settings.accumulate(), parts.found());
    LearnerSettings learning =
        new LearnerSettings(
            settings.optimizer(),
            settings.memory(),
            parts.learning().targets().scales(),
            settings.seed());
    this.learner = new Learner(parts.learning().script(), learning, parts.device());
    this.steps = new Steps(learner, batchSize, settings.accumulate(), listener);
    this.timings = learner.timings(parts.plan().accelerator().timings());
  }

  /** What one epoch gave. */
  record Epoch(EpochRecord record, Predictions scored, List<Double> losses) {}

  /** Whether training has come to its end, by epochs or by patience. */
  boolean isOver() {
    return standing.epoch() >= settings.epochs() || isTired();
  }

  /** Whether it ended because nothing got better. */
  boolean isTired() {
    int patience = settings.validation().patience();
    return patience > 0 && standing.worse() >= patience;
  }

  /** Trains and validates once over. */
  Epoch next() throws IOException {
    long begin = System.nanoTime();
    Trained trained = train(standing.epoch() + 1);
    Predictions scored = score();
    Map<String, Double> scores = scored.scores(task);
    double score = scorer.deciding(scores);
    boolean better = scorer.isBetter(score, standing.best());
    standing = standing.after(better, score, settings.rate().plateau());
    double seconds = (System.nanoTime() - begin) / 1e9;
    EpochRecord record =
        new EpochRecord(
            standing.epoch(),
            learner.steps(),
            trained.windows,
            trained.loss(),
            scored.loss(),
            scores,
            trained.rate,
            trained.gradientNorm(),
            seconds,
            Math.min(1, trained.waitedSeconds / seconds),
            better ? EpochRecord.Standing.BEST_SO_FAR : EpochRecord.Standing.NOT_BETTER);
    return new Epoch(record, scored, trained.losses);
  }

  /** What the steps of an epoch came to. */
  private static final class Trained {
    final List<Double> losses = new ArrayList<>();
    double norms;
    long windows;
    double rate;
    double waitedSeconds;

    double loss() {
      return losses.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    double gradientNorm() {
      return losses.isEmpty() ? Double.NaN : norms / losses.size();
    }
  }

  private Trained train(int epoch) throws IOException {
    Trained trained = new Trained();
    long all = source.training().index().windows();
    long allSteps = (all + batchSize - 1) / batchSize * settings.epochs();
    try (Prefetch batches = batches(epoch)) {
      for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
        try (Batch batch = next.get()) {
          double share = settings.rate().schedule().at(learner.steps(), allSteps);
          trained.rate = peakRate * share * standing.rateShare();
          step(batch, trained.rate, epoch);
          trained.windows += batch.size();
        }
        if (learner.steps() % drainEvery == 0) {
          drain(trained, epoch);
          listener.step(
              epoch, settings.epochs(), trained.windows, all, trained.loss(), trained.rate);
        }
        memory.check();
        timings.step();
        if (stop.getAsBoolean()) {
          throw new InterruptedIOException(
              "Stopped after step %d, in epoch %d. --resume goes on behind epoch %d"
                  .formatted(learner.steps(), epoch, epoch - 1));
        }
      }
      trained.waitedSeconds = batches.waitedSeconds();
    }
    drain(trained, epoch);
    return trained;
  }

  private Prefetch batches(int epoch) {
    Crop crop =
        new Crop(
            cropSamples,
            task.crop().train() == org.inion.task.Crop.Train.RANDOM
                ? Crop.Place.RANDOM
                : Crop.Place.CENTRE);
    TrainSettings.Data data = settings.data();
    BatchOrder order =
        new BatchOrder(
            BatchOrder.Shuffle.YES, data.balance(), data.buffer(), Seeds.of(settings.seed(), 1));
    return new Prefetch(source.training().epoch(epoch, batchSize, crop, order), data.prefetch());
  }

  private void step(Batch batch, double rate, int epoch) {
    double[] rates = settings.rate().groups().of(rate, learner.groups(), epoch - 1);
    standing = standing.withPieces(steps.take(batch, rates, standing.pieces()));
  }

  /** Reads how the steps went, and stops where numbers left the finite. */
  private void drain(Trained trained, int epoch) {
    List<Learner.StepResult> results = learner.results();
    long step = learner.steps() - results.size();
    for (Learner.StepResult result : results) {
      step++;
      boolean moved = Double.isFinite(result.gradientNorm());
      if (!moved && (settings.precision() != Precision.FLOAT16 || learner.scale() <= 1)) {
        throw new BadDataException(
            "[epoch %d, step %d] Cannot go on: loss and gradient must be finite, but were %s and %s. Nothing moved by it, and the checkpoints are those of the last whole epoch. Lower train.rate.peak or train.optimizer.clip-norm, use fp32, or look for windows with values that are no numbers"
                .formatted(epoch, step, result.loss(), result.gradientNorm()));
      }
      if (moved) {
        trained.losses.add(result.loss());
        trained.norms += result.gradientNorm();
      }
    }
  }

  /** The same of another side. */
  Predictions score(WindowSource side) throws IOException {
    return scorer.score(side, learner::predict, cropSamples);
  }

  Learner learner() {
    return learner;
  }

  /** What the parameters that predict best make of the validation side. */
  Predictions score() throws IOException {
    return score(source.validation());
  }

  Timings timings() {
    return timings;
  }

  Standing standing() {
    return standing;
  }

  /** Goes on from a checkpoint. */
  void restore(Checkpoint checkpoint) {
    learner.restore(checkpoint.learner());
    standing = checkpoint.standing();
  }

  @Override
  public void close() {
    learner.close();
  }
}
