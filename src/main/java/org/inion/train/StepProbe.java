package org.inion.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inion.config.Layers;
import org.inion.model.Network;
import org.inion.model.Networks;
import org.inion.model.WindowShape;
import org.inion.model.graph.FlatVector;
import org.inion.model.graph.Script;
import org.inion.model.run.NetworkRunner;

/**
 * Times steps of the default transformer on random windows: forward, mean squared error, backward;
 * the optimiser is left out.
 */
public final class StepProbe {
  /** 129 channels, 2 s at 100 Hz. */
  private static final WindowShape WINDOW = new WindowShape(129, 200, 100);

  /** Libtorch optimises a script during its first calls. */
  private static final int WARM_UP = 4;

  private static final int LEAST = 3;

  private StepProbe() {}

  /**
   * The median time of a step in seconds.
   *
   * @param batch windows of a step
   * @param seconds that it may take beyond warm-up and three steps
   */
  public static double medianSeconds(Device device, int batch, double seconds) throws IOException {
    Script script = usual().build(WINDOW, 1);
    try (NetworkRunner runner = NetworkRunner.load(script, device);
        NDManager manager = runner.manager().newSubManager()) {
      NDArray x = manager.randomNormal(new Shape(batch, WINDOW.channels(), WINDOW.samples()));
      NDArray parameters = manager.create(FlatVector.initial(script.graph().parameters(), 1));
      parameters.setRequiresGradient(true);
      NDArray buffers = manager.create(FlatVector.initial(script.graph().buffers()));
      NDArray targets = manager.zeros(new Shape(batch, 1), DataType.FLOAT32);
      NDList arguments = new NDList(x, parameters, buffers);
      for (int i = 0; i < WARM_UP; i++) {
        step(runner, arguments, targets);
      }
      return median(runner, arguments, targets, seconds);
    }
  }

  /** The network that is trained where nothing is said. */
  private static Network usual() {
    return Networks.from(Layers.reference(Networks.REFERENCE).resolve());
  }

  private static double median(
      NetworkRunner runner, NDList arguments, NDArray targets, double seconds) {
    List<Double> times = new ArrayList<>();
    double sum = 0;
    while (times.size() < LEAST || sum < seconds) {
      long start = System.nanoTime();
      step(runner, arguments, targets);
      times.add((System.nanoTime() - start) / 1e9);
      sum += times.get(times.size() - 1);
    }
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  /** Fetching a number of the gradient waits until the device has made it. */
  private static float step(NetworkRunner runner, NDList arguments, NDArray targets) {
    try (NDManager manager = runner.manager().newSubManager();
        GradientCollector collector =
            Engine.getEngine(NetworkRunner.ENGINE).newGradientCollector()) {
      NDArray outputs = runner.forward(arguments, NetworkRunner.Mode.TRAINING);
      outputs.attach(manager);
      NDArray loss = outputs.sub(targets).square().mean();
      loss.attach(manager);
      collector.backward(loss);
      NDArray gradient = arguments.get(1).getGradient();
      gradient.attach(manager);
      NDArray norm = gradient.norm();
      norm.attach(manager);
      float value = norm.getFloat();
      if (!(value > 0)) {
        throw new IllegalStateException(
            "the gradient's norm must be > 0, but was " + value + " after a step");
      }
      return value;
    }
  }
}
