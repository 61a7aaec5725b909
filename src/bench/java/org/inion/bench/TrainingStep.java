package org.inion.bench;

import java.io.IOException;
import java.util.Optional;
import org.inion.batch.Batch;
import org.inion.batch.Prefetch;
import org.inion.batch.WindowBatches;
import org.inion.model.FoundationTransformer;
import org.inion.model.WindowShape;
import org.inion.train.TimedLearner;

/** A step of training: forward, squared error, backward, AdamW. */
final class TrainingStep implements AutoCloseable {
  private static final int WARM_STEPS = 5;

  private final int batchSize;
  private final TimedLearner learner;

  /**
   * What a run told.
   *
   * @param share of the time that was spent waiting for batches
   */
  record Told(double share, double windowsPerSecond) {}

  private TrainingStep(int batchSize, TimedLearner learner) {
    this.batchSize = batchSize;
    this.learner = learner;
  }

  static TrainingStep ofTransformer(int batchSize) throws IOException {
    WindowShape shape =
        new WindowShape(BenchWindows.CHANNELS, BenchWindows.SAMPLES, BenchWindows.RATE_HZ);
    return new TrainingStep(
        batchSize,
        new TimedLearner(FoundationTransformer.DEFAULT, shape, TimedLearner.Memory.WHOLE));
  }

  /** Trains for some seconds at most, one epoch at most, after a few steps to warm up. */
  Told run(WindowBatches batches, double seconds) throws IOException {
    try (Prefetch warm = BatchesBench.epoch(batches, 0, batchSize)) {
      for (int i = 0; i < WARM_STEPS; i++) {
        step(warm.next());
      }
    }
    long windows = 0;
    long begin = System.nanoTime();
    try (Prefetch stream = BatchesBench.epoch(batches, 1, batchSize)) {
      while (System.nanoTime() - begin < seconds * 1e9) {
        int size = step(stream.next());
        if (size == 0) {
          break;
        }
        windows += size;
      }
      double took = (System.nanoTime() - begin) / 1e9;
      return new Told(stream.waitedSeconds() / took, windows / took);
    }
  }

  private int step(Optional<Batch> next) {
    if (next.isEmpty()) {
      return 0;
    }
    try (Batch batch = next.get()) {
      learner.step(batch);
      return batch.size();
    }
  }

  @Override
  public void close() {
    learner.close();
  }
}
