package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.model.graph.Initializer;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Parameter.Decay;
import org.inion.model.graph.Shape;
import org.inion.train.AdamW.Settings;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private static final double RATE = 0.01;
  private static final List<Parameter> PARAMETERS =
      List.of(
          parameter("a", 2, Decay.YES), parameter("b", 1, Decay.NO), parameter("c", 1, Decay.YES));

  @Test
  void movesAsPublished() throws IOException {
    Settings settings = new Settings(0.1, 0.9, 0.99, 1e-8, Double.POSITIVE_INFINITY);
    double[] expected = {1, -2, 3, 0.5};
    double[] mean = new double[4];
    double[] square = new double[4];
    try (AdamW optimizer = AdamW.of(PARAMETERS, settings, Device.cpu());
        NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray parameters = manager.create(new float[] {1, -2, 3, 0.5f});
      parameters.setRequiresGradient(true);
      for (int step = 1; step <= 20; step++) {
        float[] gradient = new float[4];
        for (int i = 0; i < 4; i++) {
          gradient[i] = (float) Math.sin(step * (i + 1.3));
          expected[i] *= i == 2 ? 1 : 1 - RATE * 0.1;
          mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
          square[i] = 0.99 * square[i] + 0.01 * gradient[i] * gradient[i];
          double m = mean[i] / (1 - Math.pow(0.9, step));
          double v = square[i] / (1 - Math.pow(0.99, step));
          expected[i] -= RATE * m / (Math.sqrt(v) + 1e-8);
        }
        optimizer.step(parameters, manager.create(gradient), RATE);
        float[] now = parameters.toFloatArray();
        for (int i = 0; i < 4; i++) {
          assertThat((double) now[i]).isCloseTo(expected[i], within(2e-6));
        }
      }
    }
  }

  @Test
  void clipsByTheNormOfTheWholeGradientAndSaysIt() throws IOException {
    Settings settings = new Settings(0, 0, 0, 1, 2.5);
    try (AdamW optimizer = AdamW.of(PARAMETERS, settings, Device.cpu());
        NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray parameters = manager.zeros(new ai.djl.ndarray.types.Shape(4));
      float norm = optimizer.step(parameters, manager.create(new float[] {3, 4, 0, 0}), 1);
      assertThat(norm).isEqualTo(5);
      // Half of 3 and 4; without memory the step is g / (|g| + 1).
      assertThat(parameters.toFloatArray())
          .containsExactly(new float[] {-1.5f / 2.5f, -2f / 3f, 0, 0}, within(1e-6f));
    }
  }

  @Test
  void refusesSettingsThatCannotBeAllAtOnce() {
    assertThatThrownBy(() -> new Settings(-1, 1, 0.9, 1e-8, 0))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("weight-decay must be >= 0, but was -1.0")
        .hasMessageContaining("beta1 must be >= 0 and < 1, but was 1.0")
        .hasMessageContaining("clip-norm must be > 0, but was 0.0");
  }

  private static Parameter parameter(String name, int count, Decay decay) {
    return new Parameter(name, Shape.of(count), Initializer.zeros(), decay, 0);
  }
}
