package org.inion.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inion.accelerator.AcceleratorSettings;
import org.inion.accelerator.Synchronisation;
import org.inion.accelerator.Timings;
import org.inion.batch.Batch;
import org.inion.model.TrainingScript;
import org.inion.model.graph.FlatVector;
import org.inion.model.graph.Precision;
import org.inion.model.run.NetworkRunner;
import org.inion.model.run.NetworkRunner.Mode;

/**
 * A network on a device, while it learns. Batches are worked on in pieces that fit into memory,
 * whose gradients add up. Confined to one thread.
 */
final class Learner implements Steps.Stepper, AutoCloseable {
  private final TrainingScript script;
  private final NetworkRunner runner;
  private final Backward backward;
  private final Optimizer optimizer;
  private final LossScale lossScale;
  private final BatchArrays arrays;
  private final long seed;
  private final List<Pending> pending = new ArrayList<>();
  private NDArray parameters;
  private NDArray buffers;
  private long steps;
  private boolean hasStepped;
  private boolean hasPredicted;
  private Timings timings = Timings.off();

  /** Numbers of a step that are still on the device. */
  private record Pending(List<NDArray> losses, NDArray norm, double scale) {}

  /**
   * How a step went.
   *
   * @param loss mean over the batch
   * @param gradientNorm before clipping; not finite where nothing moved
   */
  record StepResult(double loss, double gradientNorm) {}

  Learner(TrainingScript script, LearnerSettings settings, Device device) throws IOException {
    this.script = script;
    this.seed = settings.seed();
    int channels = script.prediction().inputs().get(0).shape().size(1);
    this.arrays = new BatchArrays(channels, settings.scales());
    this.runner = NetworkRunner.load(script.source(), device);
    this.backward = new Backward(runner, script, settings.memory());
    this.lossScale = new LossScale(script.precision() == Precision.FLOAT16);
    this.parameters = leaf(FlatVector.initial(script.parameters(), settings.seed()));
    this.buffers = BatchArrays.own(FlatVector.initial(script.buffers()), runner.manager());
    this.optimizer = Optimizer.of(script.parameters(), settings.optimizer(), parameters, device);
  }

  private NDArray leaf(float[] values) {
    NDArray leaf = BatchArrays.own(values, runner.manager());
    leaf.setRequiresGradient(true);
    return leaf;
  }

  /**
   * Takes a step against the loss of a batch.
   *
   * @param rates learning rate of each group of layers
   * @param pieces that the batch is cut into
   */
  @Override
  public void step(Batch batch, double[] rates, int pieces) {
    if (!hasStepped) {
      warmUp(batch, pieces);
    }
    List<NDArray> losses = new ArrayList<>();
    Timings.Span forwardAndBackward = timings.span("forward and backward");
    try (forwardAndBackward) {
      accumulate(batch, pieces, losses);
    }
    Timings.Span update = timings.span("update");
    try (update) {
      update(rates, losses);
    }
    steps++;
  }

  /**
   * Passes that leave nothing. Libtorch watches the first calls of a method and rewrites it for all
   * others, which round otherwise: a run that was resumed would not be one that was left alone.
   */
  private void warmUp(Batch batch, int pieces) {
    NDArray own = buffers;
    buffers = own.duplicate();
    try {
      for (int i = 0; i < 2; i++) {
        accumulate(batch, 0, Math.max(1, batch.size() / pieces), seed).close();
      }
    } finally {
      buffers.close();
      buffers = own;
    }
    dropGradient();
    hasStepped = true;
  }

  void accumulate(Batch batch, int pieces, List<NDArray> losses) {
    try {
      for (int piece = 0; piece < pieces; piece++) {
        int from = (int) ((long) batch.size() * piece / pieces);
        int to = (int) ((long) batch.size() * (piece + 1) / pieces);
        if (to > from) {
          losses.add(accumulate(batch, from, to, Seeds.of(seed, steps, piece)));
        }
      }
    } catch (RuntimeException e) {
      losses.forEach(NDArray::close);
      throw e;
    }
  }

  private void update(double[] rates, List<NDArray> losses) {
    double scale = lossScale.now();
    try (NDArray gradient = parameters.getGradient()) {
      NDArray norm =
          optimizer.step(parameters, gradient, new Optimizer.Control(rates, 1 / scale, steps));
      pending.add(new Pending(losses, norm, scale));
    }
  }

  /** Adds the gradient of some windows; the loss times its scale and their share of the batch. */
  private NDArray accumulate(Batch batch, int from, int to, long pieceSeed) {
    double share = (double) (to - from) / batch.size();
    try (NDManager manager = runner.manager().newSubManager()) {
      NDArray scale = manager.create((float) (lossScale.now() * share));
      NDList inputs =
          new NDList(
              arrays.windows(batch, from, to, cropSamples(), manager),
              arrays.labels(batch, from, to, manager),
              scale);
      NDArray loss =
          backward.of(new Backward.Pass(inputs, parameters, buffers, pieceSeed), manager);
      NDArray kept = loss.stopGradient();
      kept.attach(runner.manager());
      return kept;
    }
  }

  @Override
  public void dropGradient() {
    float[] values = parameters.toFloatArray();
    parameters.close();
    parameters = leaf(values); // one that is new has none
  }

  /** How the steps went since this was asked last; waits for the device. */
  List<StepResult> results() {
    List<StepResult> results = new ArrayList<>();
    for (Pending step : pending) {
      double loss = 0;
      for (NDArray part : step.losses()) {
        loss += part.getFloat() / step.scale();
        part.close();
      }
      StepResult result = new StepResult(loss, step.norm().getFloat());
      step.norm().close();
      lossScale.saw(Double.isFinite(result.gradientNorm()));
      results.add(result);
    }
    pending.clear();
    return results;
  }

  /**
   * What is predicted of a batch.
   *
   * <p><b>Shape</b>: {@code outputs [windows, outputs]}, row after row.
   *
   * @param loss mean over the batch
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Prediction(float[] outputs, double loss) {}

  /**
   * Predicts by the parameters that predict best: the mean of the outputs of some crops.
   *
   * @param samples of a stored window, of which each crop takes what the network sees
   * @param starts of the crops
   */
  Prediction predict(Batch batch, int samples, int[] starts) {
    if (!hasPredicted) {
      hasPredicted = true; // for nothing, as warmUp
      predict(batch, samples, new int[] {0});
    }
    try (NDManager manager = runner.manager().newSubManager()) {
      NDArray stored = arrays.windows(batch, 0, batch.size(), samples, manager);
      NDArray sum = null;
      for (int start : starts) {
        NDArray crop = stored.get(":, :, {}:{}", start, start + cropSamples());
        NDList arguments = new NDList(crop, optimizer.best(parameters), buffers);
        NDArray outputs = runner.forward(arguments, Mode.PREDICTION);
        outputs.attach(manager);
        sum = sum == null ? outputs : sum.add(outputs);
      }
      NDArray mean = starts.length == 1 ? sum : sum.div(starts.length);
      NDList judged =
          new NDList(mean, arrays.labels(batch, 0, batch.size(), manager), parameters, buffers);
      NDArray loss = runner.call(TrainingScript.JUDGE, judged).singletonOrThrow();
      loss.attach(manager);
      return new Prediction(mean.toFloatArray(), loss.getFloat());
    }
  }

  /** Samples that the network sees. */
  int cropSamples() {
    return script.prediction().inputs().get(0).shape().size(2);
  }

  /** Begins to measure where the time of a step goes, where that is asked for. */
  Timings timings(AcceleratorSettings.TimingSettings wanted) {
    timings = wanted.start(Synchronisation.of(runner.manager()));
    return timings;
  }

  int groups() {
    return optimizer.groups();
  }

  /** Steps so far. */
  long steps() {
    return steps;
  }

  /** What the loss is multiplied by at present. */
  double scale() {
    return lossScale.now();
  }

  /** The parameters that predict best. */
  float[] bestParameters() {
    return optimizer.best(parameters).toFloatArray();
  }

  /** Everything, for a checkpoint. */
  LearnerState state() {
    return new LearnerState(
        parameters.toFloatArray(),
        buffers.toFloatArray(),
        optimizer.state(),
        steps,
        lossScale.state());
  }

  /** Goes on from a checkpoint. */
  void restore(LearnerState state) {
    load(state.parameters(), state.buffers());
    optimizer.restore(state.optimizer());
    steps = state.steps();
    lossScale.restore(state.lossScale());
  }

  /** Begins with other parameters than random ones. */
  void begin(ModelFile model) {
    load(model.parameters(), model.buffers());
    optimizer.beginAverage(model.parameters());
  }

  /** Takes other values for parameters and buffers, as a start. */
  private void load(float[] newParameters, float[] newBuffers) {
    parameters.close();
    buffers.close();
    parameters = leaf(newParameters);
    buffers = BatchArrays.own(newBuffers, runner.manager());
  }

  /** Predicts by other parameters from here on; there is no more learning. */
  void show(ModelFile model) {
    load(model.parameters(), model.buffers());
    optimizer.forgetAverage();
  }

  @Override
  public void close() {
    pending.forEach(
        step -> {
          step.losses().forEach(NDArray::close);
          step.norm().close();
        });
    optimizer.close();
    runner.close();
  }
}
