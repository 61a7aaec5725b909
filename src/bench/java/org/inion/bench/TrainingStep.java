package org.inion.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.inion.batch.Batch;
import org.inion.batch.Prefetch;
import org.inion.batch.WindowBatches;
import org.inion.model.FoundationTransformer;
import org.inion.model.WindowShape;
import org.inion.model.graph.FlatVector;
import org.inion.model.graph.Script;
import org.inion.model.run.NetworkRunner;
import org.inion.train.Optimizer;
import org.inion.train.OptimizerSettings;

/** A step of training: forward, squared error, backward, AdamW. */
final class TrainingStep implements AutoCloseable {
  private static final int WARM_STEPS = 5;

  private final int batchSize;
  private final NetworkRunner runner;
  private final Optimizer optimizer;
  private final NDArray parameters;
  private final NDArray buffers;

  /**
   * What a run told.
   *
   * @param share of the time that was spent waiting for batches
   */
  record Told(double share, double windowsPerSecond) {}

  private TrainingStep(int batchSize, Script script) throws IOException {
    this.batchSize = batchSize;
    this.runner = NetworkRunner.load(script, Device.cpu());
    NDManager manager = runner.manager();
    this.parameters = manager.create(FlatVector.initial(script.graph().parameters(), 1));
    this.parameters.setRequiresGradient(true);
    this.buffers = manager.create(FlatVector.initial(script.graph().buffers()));
    this.optimizer =
        Optimizer.of(
            script.graph().parameters(), OptimizerSettings.DEFAULT, parameters, Device.cpu());
  }

  static TrainingStep ofTransformer(int batchSize) throws IOException {
    WindowShape shape =
        new WindowShape(BenchWindows.CHANNELS, BenchWindows.SAMPLES, BenchWindows.RATE_HZ);
    return new TrainingStep(batchSize, FoundationTransformer.DEFAULT.build(shape, 1));
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
    try (Batch batch = next.get();
        NDManager manager = runner.manager().newSubManager()) {
      Shape shape = new Shape(batch.size(), BenchWindows.CHANNELS, BenchWindows.SAMPLES);
      NDArray x = manager.create(batch.signals(), shape, DataType.FLOAT32);
      NDArray y =
          manager.create(Arrays.copyOf(batch.labels(), batch.size()), new Shape(batch.size(), 1));
      try (GradientCollector collector =
          Engine.getEngine(NetworkRunner.ENGINE).newGradientCollector()) {
        NDArray error =
            runner.forward(new NDList(x, parameters, buffers), NetworkRunner.Mode.TRAINING).sub(y);
        error.attach(manager);
        collector.backward(error.square().mean());
      }
      NDArray gradient = parameters.getGradient();
      gradient.attach(manager);
      double[] rates = new double[optimizer.groups()];
      Arrays.fill(rates, 1e-4);
      optimizer.step(parameters, gradient, new Optimizer.Control(rates, 1, 0)).close();
      return batch.size();
    }
  }

  @Override
  public void close() {
    optimizer.close();
    runner.close();
  }
}
