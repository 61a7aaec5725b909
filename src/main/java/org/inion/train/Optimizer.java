package org.inion.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.model.graph.Parameter;
import org.inion.model.run.NetworkRunner;

/**
 * Moves the flat vector of a network's parameters: one call a step, with clipping by the norm of
 * the whole gradient, frozen groups, and a running average. A gradient that is not finite moves
 * nothing.
 */
public final class Optimizer implements AutoCloseable {
  private static final String COUNT = "count";
  private static final String AVERAGE = "average";

  private final NetworkRunner runner;
  private final OptimizerSettings settings;
  private final int groups;
  private final Map<String, NDArray> memory = new LinkedHashMap<>();
  private boolean averages;

  private Optimizer(
      NetworkRunner runner, OptimizerSettings settings, int groups, NDArray parameters) {
    this.runner = runner;
    this.settings = settings;
    this.groups = groups;
    this.averages = settings.averages();
    for (String name : settings.rule().memory()) {
      memory.put(name, runner.manager().zeros(parameters.getShape(), DataType.FLOAT32));
    }
    memory.put(COUNT, runner.manager().zeros(new Shape(groups), DataType.FLOAT32));
    float[] average = settings.averages() ? parameters.toFloatArray() : new float[0];
    memory.put(AVERAGE, runner.manager().create(average));
  }

  /**
   * What is asked of a step.
   *
   * @param rates learning rate of each group of layers; 0 where it stands still
   * @param unscale what the gradient is multiplied by first
   * @param number of the step, from 0
   */
  @SuppressWarnings("ArrayRecordComponent") // a few numbers, made for one call
  public record Control(double[] rates, double unscale, long number) {}

  /** An optimiser at its first step, for parameters on a device. */
  public static Optimizer of(
      List<Parameter> table, OptimizerSettings settings, NDArray parameters, Device device)
      throws IOException {
    NetworkRunner runner = NetworkRunner.load(OptimizerScript.of(table, settings), device);
    return new Optimizer(runner, settings, OptimizerScript.groups(table), parameters);
  }

  /**
   * Moves the parameters against a gradient, which is noughts afterwards.
   *
   * @return the gradient's norm before clipping, as a number on the device; to be closed
   */
  public NDArray step(NDArray parameters, NDArray gradient, Control control) {
    float[] controls = new float[OptimizerScript.RATES + 2 * groups];
    controls[OptimizerScript.UNSCALE] = (float) control.unscale();
    controls[OptimizerScript.BLEND] = (float) blend(control.number());
    for (int group = 0; group < groups; group++) {
      double rate = control.rates()[group];
      controls[OptimizerScript.RATES + group] = (float) rate;
      controls[OptimizerScript.RATES + groups + group] = rate == 0 ? 0 : 1;
    }
    try (NDArray vector = runner.manager().create(controls)) {
      NDList arguments = new NDList(parameters, gradient);
      arguments.addAll(memory.values());
      arguments.add(vector);
      NDList result = runner.call(OptimizerScript.STEP, arguments);
      for (int i = 1; i < result.size(); i++) {
        result.get(i).close();
      }
      return result.get(0);
    }
  }

  /** Early averages forget faster, so that the initial values do not linger. */
  private double blend(long step) {
    return 1 - Math.min(settings.averageDecay(), (1.0 + step) / (10.0 + step));
  }

  /** The average begins anew, at other parameters. */
  void beginAverage(float[] parameters) {
    if (averages) {
      memory.put(AVERAGE, runner.manager().create(parameters)).close();
    }
  }

  /** The parameters themselves predict from here on. */
  void forgetAverage() {
    averages = false;
  }

  /** Number of groups of layers. */
  public int groups() {
    return groups;
  }

  /** The parameters that predict best: their running average, or themselves where there is none. */
  public NDArray best(NDArray parameters) {
    return averages ? memory.get(AVERAGE) : parameters;
  }

  /** What it remembers, by name, for a checkpoint. */
  public Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    memory.forEach((name, array) -> state.put(name, array.toFloatArray()));
    return state;
  }

  /** Goes on from what was remembered; names and lengths must be those of {@link #state}. */
  public void restore(Map<String, float[]> state) {
    memory.replaceAll(
        (name, old) -> {
          NDArray restored = runner.manager().create(state.get(name));
          old.close();
          return restored;
        });
  }

  @Override
  public void close() {
    runner.close();
  }
}
