package org.inion.model.augment;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.inion.model.graph.FlatVector;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;
import org.inion.model.run.NetworkRunner;
import org.inion.model.run.NetworkRunner.Mode;

/** Random numbers that a test chooses: each draw is an input of the script. */
final class FixedDraws implements Draws {
  static {
    // Optimising a script costs more than the few calls of a test.
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
  }

  private int count;

  @Override
  public Tensor uniform(Tensor like) {
    return like.graph().input("draw_" + count++, like.shape());
  }

  @Override
  public Tensor normal(Tensor like) {
    return uniform(like);
  }

  @Override
  public Tensor gamma(Tensor like, double shape) {
    return uniform(like);
  }

  /** One window with one channel, changed by an augmentation that draws these numbers. */
  static float[] one(Augmentation augmentation, float[] x, float[]... draws) throws IOException {
    return windows(augmentation, 1, x.length, x, draws);
  }

  /** Windows, changed. */
  static float[] windows(
      Augmentation augmentation, int channels, int samples, float[] x, float[]... draws)
      throws IOException {
    Draws fixed = new FixedDraws();
    return run(in -> augmentation.of(Augmented.none(in), fixed).x(), channels, samples, x, draws);
  }

  /** What a script over windows and some numbers computes. */
  static float[] run(
      Function<Tensor, Tensor> body, int channels, int samples, float[] x, float[]... draws)
      throws IOException {
    Graph graph = new Graph();
    Tensor in = graph.input("x", Shape.batch(channels, samples));
    Script script = new Script(graph, body.apply(in));
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu());
        NDManager manager = runner.manager().newSubManager()) {
      long batch = x.length / (channels * samples);
      NDList arguments = new NDList();
      List<Tensor> inputs = graph.inputs();
      for (int i = 0; i < inputs.size(); i++) {
        long[] sizes = inputs.get(i).shape().sizes().stream().mapToLong(Long::longValue).toArray();
        sizes[0] = batch;
        float[] values = i == 0 ? x : draws[i - 1];
        arguments.add(manager.create(values, new ai.djl.ndarray.types.Shape(sizes)));
      }
      arguments.add(manager.create(FlatVector.initial(graph.parameters(), 1)));
      arguments.add(manager.create(FlatVector.initial(graph.buffers())));
      NDArray out = runner.forward(arguments, Mode.TRAINING);
      return out.toFloatArray();
    }
  }
}
