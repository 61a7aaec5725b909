package org.inion.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.inion.batch.Batch;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.model.LossGraph;
import org.inion.model.Network;
import org.inion.model.TrainingScript;
import org.inion.model.TrainingScript.Sizes;
import org.inion.model.WindowShape;
import org.inion.model.augment.Augmented;
import org.inion.model.graph.FlatVector;
import org.inion.model.graph.Precision;
import org.inion.model.graph.Spectra;
import org.inion.model.run.NetworkRunner;
import org.inion.task.TargetScale;

/**
 * Steps as a training job takes them: mean squared error, AdamW with a decay of 0.05; and the
 * forward and backward pass alone. In this package because the job's parts are not public. Confined
 * to one thread.
 */
public final class TimedLearner implements AutoCloseable {
  private static final Heads HEADS = Heads.of(new Head("label", Loss.Plain.MSE, 1, 1));
  private static final double RATE = 1e-3;
  private final TrainingScript script;
  private final WindowShape window;
  private final Memory memory;
  private final Learner learner;
  private final double[] rates;

  /** What is kept between forward and backward. */
  public enum Memory {
    WHOLE,
    SEGMENTS
  }

  /** A fresh network on the CPU. */
  public TimedLearner(Network network, WindowShape window, Memory memory) throws IOException {
    this.window = window;
    this.memory = memory;
    this.script =
        TrainingScript.of(
            network,
            new Sizes(window, 1, 1),
            new TrainingScript.Platform(Precision.FLOAT32, Spectra.Route.DEVICE),
            Augmented::none,
            (outputs, labels, own) -> LossGraph.of(outputs, labels, own, HEADS));
    LearnerSettings settings =
        new LearnerSettings(OptimizerSettings.DEFAULT, mode(), List.of(TargetScale.NONE), 1);
    this.learner = new Learner(script, settings, Device.cpu());
    this.rates = new double[learner.groups()];
    Arrays.fill(rates, RATE);
  }

  private Backward.Memory mode() {
    return Backward.Memory.valueOf(memory.name());
  }

  /** What is trained. */
  public TrainingScript script() {
    return script;
  }

  /** Takes a step; returns its loss. */
  public double step(Batch batch) {
    learner.step(batch, rates, 1);
    return learner.results().get(0).loss();
  }

  /** Forward and backward pass alone, over arrays that are made already. */
  public Passes passes(Batch batch) throws IOException {
    return new Passes(batch);
  }

  /** Forward and backward passes without what is around them in a step. */
  public final class Passes implements AutoCloseable {
    private final NetworkRunner runner;
    private final Backward backward;
    private final Backward.Pass pass;

    private Passes(Batch batch) throws IOException {
      runner = NetworkRunner.load(script.source(), Device.cpu());
      backward = new Backward(runner, script, mode());
      NDManager manager = runner.manager();
      NDArray parameters = manager.create(FlatVector.initial(script.parameters(), 1));
      parameters.setRequiresGradient(true);
      NDArray buffers = manager.create(FlatVector.initial(script.buffers()));
      Shape shape = new Shape(batch.size(), window.channels(), window.samples());
      NDArray x = manager.create(batch.signals().duplicate(), shape, DataType.FLOAT32);
      float[] labels = Arrays.copyOf(batch.labels(), batch.size());
      NDList inputs =
          new NDList(x, manager.create(labels, new Shape(batch.size(), 1)), manager.create(1f));
      pass = new Backward.Pass(inputs, parameters, buffers, 1);
    }

    /** Runs once; returns the loss. */
    public double run() {
      try (NDManager manager = runner.manager().newSubManager()) {
        return backward.of(pass, manager).getFloat();
      }
    }

    @Override
    public void close() {
      runner.close();
    }
  }

  @Override
  public void close() {
    learner.close();
  }
}
