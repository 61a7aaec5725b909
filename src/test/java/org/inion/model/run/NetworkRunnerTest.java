package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.inion.model.graph.Script;
import org.inion.model.layer.Layer;
import org.inion.model.layer.Layers;
import org.inion.model.run.NetworkRunner.Mode;
import org.junit.jupiter.api.Test;

class NetworkRunnerTest {

  @Test
  void parametersAreTakenFromTheFlatVectorInOrder() throws IOException {
    Script script = Numeric.script(Layers.linear(2), 3);
    double[] parameters = {1, 0, 0, 0, 1, 1, 10, 20};
    assertThat(Numeric.value(script, new double[] {1, 2, 3}, parameters, Mode.PREDICTION))
        .containsExactly(11, 25);
  }

  @Test
  void dropsInTrainingFromTheFirstCallOnAndNeverInPrediction() throws IOException {
    Script script = Numeric.script(Layers.dropout(0.5), 1000);
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu())) {
      assertThat(kept(runner, Mode.TRAINING)).isBetween(350, 650);
      assertThat(kept(runner, Mode.PREDICTION)).isEqualTo(1000);
      assertThat(kept(runner, Mode.TRAINING)).isBetween(350, 650);
    }
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu())) {
      assertThat(kept(runner, Mode.PREDICTION)).isEqualTo(1000);
    }
  }

  @Test
  void runningStatisticsOfBatchNormalisationLearnInPlace() throws IOException {
    Layer norm = Layers.batchNorm(0.5, 1e-5);
    Script script = Numeric.script(norm, 2, 1);
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu())) {
      NDArray x = runner.manager().create(new float[] {0, 10, 2, 14}, new Shape(2, 2, 1));
      NDArray parameters = runner.manager().create(new float[] {1, 1, 0, 0});
      NDArray buffers = runner.manager().create(new float[] {0, 0, 1, 1});
      runner.forward(new NDList(x, parameters, buffers), Mode.PREDICTION);
      assertThat(buffers.toFloatArray()).containsExactly(0, 0, 1, 1);
      runner.forward(new NDList(x, parameters, buffers), Mode.TRAINING);
      // Half of the means 1 and 12; of the old and the unbiased new variances 2 and 8.
      assertThat(buffers.toFloatArray()).containsExactly(0.5f, 6, 1.5f, 4.5f);
    }
  }

  @Test
  void aBatchOfOneWindowTeachesBatchNormalisationNothing() throws IOException {
    Script script = Numeric.script(Layers.batchNorm(0.5, 1e-5), 2);
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu())) {
      NDArray one = runner.manager().create(new float[] {4, 6}, new Shape(1, 2));
      NDArray parameters = runner.manager().create(new float[] {1, 1, 0, 0});
      NDArray buffers = runner.manager().create(new float[] {1, 2, 4, 4});
      NDArray y = runner.forward(new NDList(one, parameters, buffers), Mode.TRAINING);
      assertThat(y.toFloatArray()).containsExactly(new float[] {1.5f, 2}, within(1e-5f));
      assertThat(buffers.toFloatArray()).containsExactly(1, 2, 4, 4);
      NDArray two = runner.manager().create(new float[] {4, 6, 6, 8}, new Shape(2, 2));
      runner.forward(new NDList(two, parameters, buffers), Mode.TRAINING);
      assertThat(buffers.toFloatArray()).containsExactly(3, 4.5f, 3, 3);
    }
  }

  private static int kept(NetworkRunner runner, Mode mode) {
    NDArray ones = runner.manager().ones(new Shape(1, 1000));
    NDArray none = runner.manager().create(new float[0]);
    return (int)
        runner
            .forward(new NDList(ones, none, none), mode)
            .gt(0)
            .toType(ai.djl.ndarray.types.DataType.INT64, false)
            .sum()
            .getLong();
  }
}
