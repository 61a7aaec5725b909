package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.Random;
import org.inion.model.graph.FlatVector;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layer;

/** Runs scripts in double precision and compares their gradients with finite differences. */
final class Numeric {
  private static final double STEP = 1e-5;
  private static final int PROBES = 12;

  static {
    // Optimising a script costs more than the few calls of a test.
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
  }

  private Numeric() {}

  /** A script of one layer over one input. */
  static Script script(Layer layer, long... sizes) {
    Graph graph = new Graph();
    Tensor x = graph.input("x", Shape.batch(sizes));
    return new Script(graph, layer.named("layer").of(x));
  }

  /** What a script computes. */
  static double[] value(Script script, double[] x, double[] parameters, NetworkRunner.Mode mode)
      throws IOException {
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu());
        NDManager manager = runner.manager().newSubManager()) {
      return runner.forward(arguments(manager, script, x, parameters), mode).toDoubleArray();
    }
  }

  /**
   * Compares the gradients of a weighted sum of the outputs, by input and by parameters, with
   * central differences at some places.
   */
  static void checkGradient(Script script, int batch, NetworkRunner.Mode mode) throws IOException {
    Random random = new Random(7);
    Shape shape = script.graph().inputs().get(0).shape();
    double[] x = random.doubles(batch * -shape.elements(), -1, 1).toArray();
    float[] initial = FlatVector.initial(script.graph().parameters(), 3);
    double[] parameters = new double[initial.length];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = initial[i] + 0.1 * random.nextDouble();
    }
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu());
        NDManager manager = runner.manager().newSubManager()) {
      NDList arguments = arguments(manager, script, x, parameters);
      double[] weights =
          random.doubles(batch * -script.output().shape().elements(), 0.5, 1.5).toArray();
      NDArray byWeight = manager.create(weights);
      arguments.get(0).setRequiresGradient(true);
      arguments.get(1).setRequiresGradient(true);
      try (GradientCollector collector =
          Engine.getEngine(NetworkRunner.ENGINE).newGradientCollector()) {
        NDArray y = runner.forward(arguments, mode).flatten();
        collector.backward(y.mul(byWeight).sum());
      }
      for (int which = 0; which < (parameters.length > 0 ? 2 : 1); which++) {
        double[] gradient = arguments.get(which).getGradient().toDoubleArray();
        double[] at = which == 0 ? x : parameters;
        for (int probe = 0; probe < Math.min(PROBES, at.length); probe++) {
          int i = random.nextInt(at.length);
          double difference = difference(runner, script, x, parameters, at, i, byWeight, mode);
          assertThat(gradient[i])
              .as("derivative by element %d of argument %d", i, which)
              .isCloseTo(
                  difference,
                  org.assertj.core.data.Offset.offset(1e-6 + 1e-5 * Math.abs(difference)));
        }
      }
    }
  }

  private static double difference(
      NetworkRunner runner,
      Script script,
      double[] x,
      double[] parameters,
      double[] at,
      int i,
      NDArray weights,
      NetworkRunner.Mode mode) {
    double[] sums = new double[2];
    double middle = at[i];
    for (int side = 0; side < 2; side++) {
      at[i] = middle + (side == 0 ? -STEP : STEP);
      try (NDManager manager = runner.manager().newSubManager()) {
        NDList arguments = arguments(manager, script, x, parameters);
        NDArray y = runner.forward(arguments, mode).flatten();
        sums[side] = y.mul(weights).sum().getDouble();
      }
    }
    at[i] = middle;
    return (sums[1] - sums[0]) / (2 * STEP);
  }

  private static NDList arguments(
      NDManager manager, Script script, double[] x, double[] parameters) {
    Shape shape = script.graph().inputs().get(0).shape();
    long[] sizes = shape.sizes().stream().mapToLong(Long::longValue).toArray();
    sizes[0] = x.length / -shape.elements();
    float[] buffers = FlatVector.initial(script.graph().buffers());
    return new NDList(
        manager.create(x, new ai.djl.ndarray.types.Shape(sizes)),
        manager.create(parameters),
        manager.create(buffers).toType(DataType.FLOAT64, true));
  }
}
