package org.inion.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.inion.model.TrainingScript;
import org.inion.model.graph.Segments.Segment;
import org.inion.model.run.NetworkRunner;
import org.inion.model.run.NetworkRunner.Mode;

/**
 * One forward and backward pass, which adds to the gradient of the parameters. Random numbers are
 * seeded anew for each segment, so that one that runs twice draws the same.
 */
final class Backward {
  private final NetworkRunner runner;
  private final List<Segment> segments;
  private final Memory memory;

  /** What is kept between the passes. */
  enum Memory {
    /** Everything that the backward pass needs. */
    WHOLE,
    /** What goes into each segment, which runs again. */
    SEGMENTS
  }

  /**
   * The arrays of a pass.
   *
   * @param inputs windows, labels, scale of the loss
   * @param parameters whose gradient is added to
   * @param buffers which learn
   * @param seed of what is drawn
   */
  record Pass(NDList inputs, NDArray parameters, NDArray buffers, long seed) {}

  Backward(NetworkRunner runner, TrainingScript script, Memory memory) {
    this.runner = runner;
    this.segments = script.segments().parts();
    this.memory = memory;
  }

  /** Runs; the loss, scaled, belongs to the manager. */
  NDArray of(Pass pass, NDManager manager) {
    NDArray loss = memory == Memory.WHOLE ? whole(pass) : bySegments(pass, manager);
    loss.attach(manager);
    return loss;
  }

  private NDArray whole(Pass pass) {
    seed(pass, 0);
    NDList arguments = new NDList(pass.inputs());
    arguments.add(pass.parameters());
    arguments.add(pass.buffers());
    try (GradientCollector collector =
        Engine.getEngine(NetworkRunner.ENGINE).newGradientCollector()) {
      NDArray loss = runner.call(TrainingScript.LOSS, arguments, Mode.TRAINING).singletonOrThrow();
      collector.backward(loss);
      return loss;
    }
  }

  private NDArray bySegments(Pass pass, NDManager manager) {
    List<NDList> carried = new ArrayList<>();
    NDList values = new NDList();
    // Running statistics must learn once, and the backward pass runs each segment again.
    NDArray untouched = pass.buffers().duplicate();
    untouched.attach(manager);
    for (int i = 0; i < segments.size(); i++) {
      carried.add(values);
      seed(pass, i);
      values = forward(pass, i, values, untouched);
      values.attach(manager);
    }
    NDArray loss = values.singletonOrThrow();
    NDList gradients = new NDList(loss.onesLike());
    for (int i = segments.size() - 1; i >= 0; i--) {
      gradients.attach(manager);
      gradients = pullBack(pass, i, carried.get(i), gradients);
    }
    return loss;
  }

  private NDList forward(Pass pass, int number, NDList carried, NDArray buffers) {
    String method = segments.get(number).forward().name();
    NDList copies = new NDList();
    // What is made without gradients can never have one; its copy can.
    try (NDList values = runner.call(method, arguments(pass, carried, buffers))) {
      values.forEach(value -> copies.add(value.duplicate()));
    }
    return copies;
  }

  /** The gradients of what went into a segment, from those of what came out. */
  private NDList pullBack(Pass pass, int number, NDList carried, NDList gradients) {
    carried.forEach(value -> value.setRequiresGradient(true));
    seed(pass, number);
    NDList inputs = new NDList(carried);
    inputs.addAll(gradients);
    NDList arguments = arguments(pass, inputs, pass.buffers());
    String method = segments.get(number).pullBack().name();
    try (GradientCollector collector =
            Engine.getEngine(NetworkRunner.ENGINE).newGradientCollector();
        NDArray pulled = runner.call(method, arguments, Mode.TRAINING).singletonOrThrow()) {
      collector.backward(pulled);
    }
    NDList next = new NDList();
    carried.forEach(value -> next.add(value.getGradient()));
    carried.close();
    gradients.close();
    return next;
  }

  private static NDList arguments(Pass pass, NDList values, NDArray buffers) {
    NDList arguments = new NDList(pass.inputs());
    arguments.addAll(values);
    arguments.add(pass.parameters());
    arguments.add(buffers);
    return arguments;
  }

  private static void seed(Pass pass, int segment) {
    Engine.getEngine(NetworkRunner.ENGINE).setRandomSeed(Seeds.mixed(pass.seed(), segment));
  }
}
