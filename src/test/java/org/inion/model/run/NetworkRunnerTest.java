package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.Layers;
import org.junit.jupiter.api.Test;

class NetworkRunnerTest {
  @Test
  void runsALinearLayer() throws Exception {
    Graph graph = new Graph();
    Tensor x = graph.input("x", org.inion.model.graph.Shape.batch(3));
    Script script = new Script(graph, Layers.linear(2).named("head").of(x));
    System.out.println(script.source());
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu())) {
      NDArray input = runner.manager().create(new float[] {1, 2, 3}, new Shape(1, 3));
      NDArray flat = runner.manager().create(new float[] {1, 0, 0, 0, 1, 1, 10, 20});
      NDArray buffers = runner.manager().create(new float[] {});
      NDArray y = runner.forward(new NDList(input, flat, buffers), NetworkRunner.Mode.PREDICTION);
      assertThat(y.toFloatArray()).containsExactly(11, 25);
    }
  }
}
