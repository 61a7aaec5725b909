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
import org.inion.train.Optimizer.Control;
import org.inion.train.OptimizerSettings.Freezing;
import org.inion.train.OptimizerSettings.Scaling;
import org.inion.train.Rule.AdamW;
import org.inion.train.Rule.Sgd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  private static final double RATE = 0.01;
  private static final double NO_CLIP = Double.POSITIVE_INFINITY;
  private static final List<Parameter> PARAMETERS =
      List.of(
          parameter("a", 2, Decay.YES, 0),
          parameter("b", 1, Decay.NO, 0),
          parameter("c", 1, Decay.YES, 1));

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private NDArray parameters = manager.create(new float[] {1, -2, 3, 0.5f});

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void adamMovesAsPublished() throws IOException {
    AdamW rule = new AdamW(0.1, 0.9, 0.99, 1e-8);
    double[] expected = {1, -2, 3, 0.5};
    double[] mean = new double[4];
    double[] square = new double[4];
    try (Optimizer optimizer = optimizer(rule, NO_CLIP, 0)) {
      parameters.setRequiresGradient(true);
      for (int step = 1; step <= 20; step++) {
        float[] gradient = gradient(step);
        for (int i = 0; i < 4; i++) {
          expected[i] *= i == 2 ? 1 : 1 - RATE * 0.1;
          mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
          square[i] = 0.99 * square[i] + 0.01 * gradient[i] * gradient[i];
          double m = mean[i] / (1 - Math.pow(0.9, step));
          double v = square[i] / (1 - Math.pow(0.99, step));
          expected[i] -= RATE * m / (Math.sqrt(v) + 1e-8);
        }
        step(optimizer, gradient, RATE, RATE);
        assertParameters(expected);
      }
    }
  }

  @Test
  void gradientDescentMovesWithNesterovsMomentum() throws IOException {
    double[] expected = {1, -2, 3, 0.5};
    double[] velocity = new double[4];
    try (Optimizer optimizer = optimizer(new Sgd(0.1, 0.9), NO_CLIP, 0)) {
      for (int step = 1; step <= 10; step++) {
        float[] gradient = gradient(step);
        for (int i = 0; i < 4; i++) {
          double pulled = gradient[i] + (i == 2 ? 0 : 0.1 * expected[i]);
          velocity[i] = 0.9 * velocity[i] + pulled;
          expected[i] -= RATE * (pulled + 0.9 * velocity[i]);
        }
        step(optimizer, gradient, RATE, RATE);
        assertParameters(expected);
      }
    }
  }

  @Test
  void plainGradientDescentNeedsNoMemory() throws IOException {
    try (Optimizer optimizer = optimizer(new Sgd(0, 0), NO_CLIP, 0)) {
      step(optimizer, new float[] {1, 1, 1, 1}, 0.5, 0.5);
      assertParameters(0.5, -2.5, 2.5, 0);
    }
  }

  @Test
  void clipsByTheNormOfTheWholeGradientAndSaysIt() throws IOException {
    parameters = manager.create(new float[4]);
    try (Optimizer optimizer = optimizer(new AdamW(0, 0, 0, 1), 2.5, 0)) {
      assertThat(step(optimizer, new float[] {3, 4, 0, 0}, 1, 1)).isEqualTo(5);
      // Half of 3 and 4; without memory the step is g / (|g| + 1).
      assertParameters(-1.5 / 2.5, -2.0 / 3, 0, 0);
    }
  }

  @Test
  void aGroupOfRateNoughtStandsStillAndIsNotPartOfTheNorm() throws IOException {
    OptimizerSettings settings =
        new OptimizerSettings(
            new AdamW(0.1, 0.9, 0.99, 1e-8), NO_CLIP, 0, Freezing.BY_GROUP, Scaling.NONE);
    try (Optimizer optimizer = Optimizer.of(PARAMETERS, settings, parameters, Device.cpu())) {
      assertThat(step(optimizer, new float[] {30, 40, 50, 2}, 0, RATE)).isEqualTo(2);
      assertThat(parameters.toFloatArray()).startsWith(1, -2, 3);
      assertThat(parameters.toFloatArray()[3]).isLessThan(0.5f);
      assertThat(optimizer.state().get("mean")).startsWith(0, 0, 0);
      assertThat(optimizer.state().get("count")).containsExactly(0, 1);
    }
  }

  @Test
  void groupsHaveTheirOwnRates() throws IOException {
    try (Optimizer optimizer = optimizer(new Sgd(0, 0), NO_CLIP, 0)) {
      step(optimizer, new float[] {1, 1, 1, 1}, 0.1, 0.5);
      assertParameters(0.9, -2.1, 2.9, 0);
    }
  }

  @Test
  void aGradientThatIsNotFiniteMovesNothing() throws IOException {
    try (Optimizer optimizer = optimizer(AdamW.DEFAULT, 1, 0)) {
      assertThat(step(optimizer, new float[] {1, Float.NaN, 0, 0}, 1, 1)).isNaN();
      assertParameters(1, -2, 3, 0.5);
      assertThat(step(optimizer, new float[] {Float.POSITIVE_INFINITY, 0, 0, 0}, 1, 1))
          .isInfinite();
      assertParameters(1, -2, 3, 0.5);
      assertThat(optimizer.state().get("count")).containsExactly(0, 0);
      step(optimizer, new float[] {1, 1, 1, 1}, RATE, RATE);
      assertThat(parameters.toFloatArray()[0]).isLessThan(1);
    }
  }

  @Test
  void aScaledGradientMovesAsTheGradient() throws IOException {
    OptimizerSettings settings =
        new OptimizerSettings(new Sgd(0, 0), NO_CLIP, 0, Freezing.NEVER, Scaling.DYNAMIC);
    try (Optimizer optimizer = Optimizer.of(PARAMETERS, settings, parameters, Device.cpu());
        NDArray scaled = manager.create(new float[] {1024, 2048, 0, 0});
        NDArray norm =
            optimizer.step(
                parameters, scaled, new Control(new double[] {0.1, 0.1}, 1.0 / 1024, 0))) {
      assertThat(norm.getFloat()).isCloseTo((float) Math.sqrt(5), within(1e-6f));
      assertParameters(0.9, -2.2, 3, 0.5);
    }
  }

  @Test
  void theRunningAverageForgetsFasterAtFirst() throws IOException {
    try (Optimizer optimizer = optimizer(new Sgd(0, 0), NO_CLIP, 0.5)) {
      step(optimizer, new float[] {1, 0, 0, 0}, 1, 1);
      assertThat(optimizer.best(parameters).toFloatArray()[0]).isCloseTo(0.1f, within(1e-6f));
      assertThat(optimizer.best(parameters).toFloatArray()[1]).isEqualTo(-2);
    }
  }

  @Test
  void aRestoredOptimizerGoesOnAsIfNothingHadBeen() throws IOException {
    try (Optimizer one = optimizer(AdamW.DEFAULT, 1, 0.9);
        Optimizer two =
            Optimizer.of(PARAMETERS, settings(AdamW.DEFAULT, 1, 0.9), parameters, Device.cpu())) {
      step(one, gradient(1), RATE, RATE);
      two.restore(one.state());
      NDArray other = manager.create(parameters.toFloatArray());
      step(one, gradient(2), RATE, RATE);
      try (NDArray gradient = manager.create(gradient(2));
          NDArray norm = two.step(other, gradient, new Control(new double[] {RATE, RATE}, 1, 0))) {
        assertThat(norm.getFloat()).isFinite();
      }
      assertThat(other.toFloatArray()).containsExactly(parameters.toFloatArray());
      assertThat(two.state()).containsOnlyKeys("mean", "square", "count", "average");
    }
  }

  @Test
  void aGradientIsNoughtsAfterTheStep() throws IOException {
    try (Optimizer optimizer = optimizer(AdamW.DEFAULT, NO_CLIP, 0);
        NDArray gradient = manager.create(gradient(1));
        NDArray norm =
            optimizer.step(parameters, gradient, new Control(new double[] {1, 1}, 1, 0))) {
      assertThat(norm.getFloat()).isPositive();
      assertThat(gradient.toFloatArray()).containsOnly(0);
    }
  }

  @Test
  void refusesSettingsThatCannotBeAllAtOnce() {
    assertThatThrownBy(() -> new AdamW(-1, 1, 0.9, 1e-8))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("weight-decay must be >= 0, but was -1.0")
        .hasMessageContaining("beta1 must be >= 0 and < 1, but was 1.0");
    assertThatThrownBy(() -> settings(AdamW.DEFAULT, 0, 0))
        .hasMessageContaining("clip-norm must be > 0, but was 0.0");
  }

  private Optimizer optimizer(Rule rule, double clipNorm, double average) throws IOException {
    return Optimizer.of(PARAMETERS, settings(rule, clipNorm, average), parameters, Device.cpu());
  }

  private static OptimizerSettings settings(Rule rule, double clipNorm, double average) {
    return new OptimizerSettings(rule, clipNorm, average, Freezing.NEVER, Scaling.NONE);
  }

  /** The norm of the gradient. */
  private float step(Optimizer optimizer, float[] gradient, double... rates) {
    try (NDArray array = manager.create(gradient);
        NDArray norm = optimizer.step(parameters, array, new Control(rates, 1, 0))) {
      return norm.getFloat();
    }
  }

  private static float[] gradient(int step) {
    float[] gradient = new float[4];
    for (int i = 0; i < 4; i++) {
      gradient[i] = (float) Math.sin(step * (i + 1.3));
    }
    return gradient;
  }

  private void assertParameters(double... expected) {
    float[] now = parameters.toFloatArray();
    for (int i = 0; i < now.length; i++) {
      assertThat((double) now[i]).isCloseTo(expected[i], within(3e-6));
    }
  }

  private static Parameter parameter(String name, int count, Decay decay, int group) {
    return new Parameter(name, Shape.of(count), Initializer.zeros(), decay, group);
  }
}
