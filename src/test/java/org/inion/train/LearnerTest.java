package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inion.batch.Batch;
import org.inion.batch.TestBatches;
import org.inion.model.EegNet;
import org.inion.model.FoundationTransformer;
import org.inion.model.FoundationTransformer.Tokens;
import org.inion.model.Network;
import org.inion.model.TrainingScript;
import org.inion.model.TrainingScript.Sizes;
import org.inion.model.WindowShape;
import org.inion.model.augment.Augmented;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Precision;
import org.inion.model.graph.Spectra;
import org.inion.model.graph.Tensor;
import org.inion.model.layer.TransformerLayers.Encoder;
import org.inion.task.TargetScale;
import org.inion.train.Backward.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerTest {
  private static final WindowShape WINDOW = new WindowShape(3, 64, 100);
  private static final Network TRANSFORMER = transformer(0.2);
  private static final Batch BATCH = TestBatches.noise(16, 3, 64, 1);

  @ParameterizedTest
  @EnumSource(Precision.class)
  void learnsInEveryPrecision(Precision precision) throws IOException {
    try (Learner learner = learner(transformer(0), precision, Memory.WHOLE)) {
      double first = loss(learner, 1);
      for (int i = 0; i < 60; i++) {
        loss(learner, 1);
      }
      assertThat(loss(learner, 1)).isLessThan(first / 3);
    }
  }

  @ParameterizedTest
  @CsvSource({"BFLOAT16, 0.02", "FLOAT16, 0.005"})
  void lowerPrecisionGivesNearlyTheSameLoss(Precision precision, double tolerance)
      throws IOException {
    try (Learner exact = learner(transformer(0), Precision.FLOAT32, Memory.WHOLE);
        Learner rough = learner(transformer(0), precision, Memory.WHOLE)) {
      double expected = loss(exact, 1);
      double actual = loss(rough, 1);
      assertThat(actual).isCloseTo(expected, within(tolerance)).isNotEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void segmentsThatRunAgainLearnTheSame(Precision precision) throws IOException {
    for (Network network : new Network[] {transformer(0), EegNetOfTest.WITHOUT_DROPOUT}) {
      try (Learner whole = plain(network, precision, Memory.WHOLE);
          Learner again = plain(network, precision, Memory.SEGMENTS)) {
        for (int i = 0; i < 3; i++) {
          assertThat(loss(again, 1)).isCloseTo(loss(whole, 1), within(1e-5));
        }
        double tolerance = precision == Precision.FLOAT32 ? 1e-6 : 1e-4;
        assertThat(distance(again.state().parameters(), whole.state().parameters()))
            .isLessThan(tolerance);
        assertThat(distance(again.state().buffers(), whole.state().buffers()))
            .isLessThan(tolerance);
      }
    }
  }

  @Test
  void aSegmentThatRunsAgainDropsTheSame() throws IOException {
    // The gradient belongs to the loss only where both runs dropped alike: a small step against it
    // lowers that loss, by as much as its norm says.
    double rate = 1e-4;
    try (Learner learner = plain(TRANSFORMER, Precision.FLOAT32, Memory.SEGMENTS)) {
      LearnerState before = learner.state();
      step(learner, rate, 1);
      Learner.StepResult first = learner.results().get(0);
      float[] moved = learner.state().parameters();
      learner.restore(
          new LearnerState(
              moved, before.buffers(), before.optimizer(), before.steps(), before.lossScale()));
      step(learner, rate, 1);
      double lowered = first.loss() - learner.results().get(0).loss();
      double expected = rate * first.gradientNorm() * first.gradientNorm();
      assertThat(lowered).isCloseTo(expected, within(0.1 * expected));
    }
  }

  @Test
  void piecesOfABatchAddUp() throws IOException {
    try (Learner whole = plain(transformer(0), Precision.FLOAT32, Memory.WHOLE);
        Learner inPieces = plain(transformer(0), Precision.FLOAT32, Memory.WHOLE)) {
      for (int i = 0; i < 3; i++) {
        assertThat(loss(inPieces, 5)).isCloseTo(loss(whole, 1), within(1e-5));
      }
      assertThat(distance(inPieces.state().parameters(), whole.state().parameters()))
          .isLessThan(1e-6);
    }
  }

  @Test
  void aSeedDecidesEverythingToTheBit() throws IOException {
    try (Learner one = learner(TRANSFORMER, Precision.FLOAT32, Memory.WHOLE);
        Learner two = learner(TRANSFORMER, Precision.FLOAT32, Memory.WHOLE)) {
      for (int i = 0; i < 5; i++) {
        assertThat(loss(one, 2)).isEqualTo(loss(two, 2));
      }
      assertThat(one.state().parameters()).containsExactly(two.state().parameters());
      // Each step draws anew.
      step(one, 0, 1);
      step(one, 0, 1);
      assertThat(one.results().stream().map(Learner.StepResult::loss).distinct()).hasSize(2);
    }
  }

  @Test
  void aRestoredLearnerGoesOnToTheBit() throws IOException {
    try (Learner one = learner(TRANSFORMER, Precision.FLOAT32, Memory.WHOLE);
        Learner two = learner(TRANSFORMER, Precision.FLOAT32, Memory.WHOLE)) {
      loss(one, 1);
      loss(one, 1);
      loss(two, 3);
      two.restore(one.state());
      for (int i = 0; i < 3; i++) {
        assertThat(loss(two, 1)).isEqualTo(loss(one, 1));
      }
    }
  }

  @Test
  void theFirstStepsAreThoseThatTheyWere() throws IOException {
    // As computed once by this code on a CPU: a change of initial values, network, loss or
    // optimiser
    // shows. Sums in another order, as on other CPUs, do not.
    double[] expected = {0.6583060, 0.3252222, 0.1773163, 0.0959261, 0.0487767};
    try (Learner learner = learner(transformer(0), Precision.FLOAT32, Memory.WHOLE)) {
      for (int step = 1; step <= 20; step++) {
        double loss = loss(learner, 1);
        if (step == 1 || step % 5 == 0) {
          double one = expected[step / 5];
          assertThat(loss).as("step %d", step).isCloseTo(one, within(1e-4 * one));
        }
      }
    }
  }

  @Test
  void predictsTheMeanOfSeveralCrops() throws IOException {
    Batch longer = TestBatches.noise(16, 3, 100, 2);
    try (Learner learner = learner(TRANSFORMER, Precision.FLOAT32, Memory.WHOLE)) {
      loss(learner, 1);
      float[] mean = learner.predict(longer, 100, new int[] {0, 18, 36}).outputs();
      float[][] each = new float[3][];
      for (int i = 0; i < 3; i++) {
        each[i] = learner.predict(longer, 100, new int[] {18 * i}).outputs();
      }
      assertThat(each[0]).isNotEqualTo(each[1]);
      for (int i = 0; i < mean.length; i++) {
        float expected = (each[0][i] + each[1][i] + each[2][i]) / 3;
        assertThat(mean[i]).isCloseTo(expected, within(1e-6f));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aFreshLearnerGoesOnToTheBit(Precision precision) throws IOException {
    Network eegNet = new EegNet(4, 2, 16, 0.25);
    for (Network network : new Network[] {TRANSFORMER, eegNet}) {
      try (Learner one = learner(network, precision, Memory.WHOLE);
          Learner two = learner(network, precision, Memory.WHOLE)) {
        for (int i = 0; i < 3; i++) {
          loss(one, 1);
        }
        float[] predicted = predicted(one);
        two.restore(one.state());
        assertThat(predicted(two)).containsExactly(predicted(one)).containsExactly(predicted);
        for (int i = 0; i < 4; i++) {
          loss(one, 1);
          loss(two, 1);
          assertThat(distance(two.state().parameters(), one.state().parameters()))
              .as("%s, step %d", network.name(), i)
              .isZero();
        }
      }
    }
  }

  @Test
  void predictsWithoutDropping() throws IOException {
    try (Learner learner = learner(TRANSFORMER, Precision.BFLOAT16, Memory.WHOLE)) {
      float[] once = predicted(learner);
      loss(learner, 1);
      assertThat(once).hasSize(16);
      assertThat(predicted(learner)).isNotEqualTo(once);
      assertThat(predicted(learner)).containsExactly(predicted(learner));
    }
  }

  /** Without dropout, whose parameters move by the rate times the gradient. */
  static Learner plain() throws IOException {
    return plain(transformer(0), Precision.FLOAT32, Memory.WHOLE);
  }

  private static Learner learner(Network network, Precision precision, Memory memory)
      throws IOException {
    return learner(network, precision, memory, Rule.AdamW.DEFAULT);
  }

  /** Whose parameters move by the rate times the gradient. */
  private static Learner plain(Network network, Precision precision, Memory memory)
      throws IOException {
    return learner(network, precision, memory, new Rule.Sgd(0, 0));
  }

  private static Learner learner(Network network, Precision precision, Memory memory, Rule rule)
      throws IOException {
    OptimizerSettings optimizer =
        new OptimizerSettings(
            rule,
            Double.POSITIVE_INFINITY,
            0,
            OptimizerSettings.Freezing.NEVER,
            precision == Precision.FLOAT16
                ? OptimizerSettings.Scaling.DYNAMIC
                : OptimizerSettings.Scaling.NONE);
    return new Learner(
        script(network, precision),
        new LearnerSettings(optimizer, memory, List.of(TargetScale.NONE), 5),
        Device.cpu());
  }

  private static TrainingScript script(Network network, Precision precision) {
    return TrainingScript.of(
        network,
        new Sizes(WINDOW, 1, 1),
        new TrainingScript.Platform(precision, Spectra.Route.DEVICE),
        Augmented::none,
        (outputs, labels, ownShare) -> {
          Tensor squares = Operations.square(Operations.subtract(outputs, labels));
          return Operations.mean(Operations.mean(squares, 1), 0);
        });
  }

  private static float[] predicted(Learner learner) {
    return learner.predict(BATCH, 64, new int[] {0}).outputs();
  }

  private static double loss(Learner learner, int pieces) {
    step(learner, 1e-3, pieces);
    return learner.results().get(0).loss();
  }

  private static double distance(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElse(0);
  }

  private static void step(Learner learner, double rate, int pieces) {
    double[] rates = new double[learner.groups()];
    Arrays.fill(rates, rate);
    learner.step(BATCH, rates, pieces);
  }

  private static Network transformer(double dropout) {
    return new FoundationTransformer(Tokens.ALL_CHANNELS, 16, 16, 2, new Encoder(2, 32, dropout));
  }

  /** Batch normalisation: running statistics must learn once. */
  private static final class EegNetOfTest {
    static final Network WITHOUT_DROPOUT = new EegNet(4, 2, 16, 0);
  }
}
