package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.inion.error.BadSetupException;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.model.Loss.Plain;
import org.inion.model.LossGraph;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;
import org.inion.model.run.NetworkRunner.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and their gradients against formulas written out in double precision. */
class LossGraphTest {
  private static final double STEP = 1e-6;
  private static final double NONE = Double.NaN;
  private static final double[] ALONE = {};
  private static final double DELTA = 0.7;

  /** An age, a sex, and one of three groups. */
  private static final Heads SEVERAL =
      Heads.of(
          Head.number("age", new Loss.Huber(DELTA), 2),
          Head.twoClasses("sex", 0.5),
          Head.classes("group", 3, 1));

  private static final double[][] LABELS = {{0.3, 1, 2}, {-1.5, 0, 0}, {2, NONE, 1}, {NONE, 1, 2}};

  static Stream<Arguments> heads() {
    Loss huber = new Loss.Huber(DELTA);
    return Stream.of(
        Arguments.of(Heads.of(Head.number("a", Plain.MSE, 1)), new double[][] {{1}, {-2}}, ALONE),
        Arguments.of(Heads.of(Head.number("a", Plain.MAE, 3)), new double[][] {{1}, {-2}}, ALONE),
        Arguments.of(Heads.of(Head.number("a", huber, 1)), new double[][] {{0.1}, {9}}, ALONE),
        Arguments.of(Heads.of(Head.classes("a", 4, 1)), new double[][] {{3}, {0}, {1}}, ALONE),
        Arguments.of(Heads.of(Head.twoClasses("a", 1)), new double[][] {{1}, {0}}, ALONE),
        Arguments.of(SEVERAL, LABELS, ALONE),
        Arguments.of(SEVERAL, LABELS, new double[] {1, 0.8, 0.5, 0.6}));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void lossAndGradientAreThoseOfTheFormulas(Heads heads, double[][] labels, double[] shares)
      throws IOException {
    double[][] outputs = outputs(labels.length, heads.outputs());
    Computed computed = compute(heads, outputs, labels, shares);
    assertThat(computed.loss).isCloseTo(loss(heads, outputs, labels, shares), within(1e-12));
    for (int b = 0; b < outputs.length; b++) {
      for (int o = 0; o < heads.outputs(); o++) {
        double middle = outputs[b][o];
        outputs[b][o] = middle + STEP;
        double above = loss(heads, outputs, labels, shares);
        outputs[b][o] = middle - STEP;
        double below = loss(heads, outputs, labels, shares);
        outputs[b][o] = middle;
        assertThat(computed.gradient.get(b * heads.outputs() + o))
            .as("by output %d of window %d", o, b)
            .isCloseTo((above - below) / (2 * STEP), within(1e-8));
      }
    }
  }

  @Test
  void aMissingLabelChangesNothing() throws IOException {
    Heads heads = Heads.of(Head.number("age", Plain.MSE, 1));
    double[][] two = {{0.5}, {2}};
    double[][] three = {{0.5}, {2}, {7}};
    Computed without = compute(heads, two, new double[][] {{1}, {1}}, ALONE);
    Computed with = compute(heads, three, new double[][] {{1}, {1}, {NONE}}, ALONE);
    assertThat(without.loss).isEqualTo((0.25 + 1) / 2);
    assertThat(with.loss).isEqualTo(without.loss);
    assertThat(with.gradient).containsExactly(-0.5, 1.0, 0.0);
  }

  @Test
  void aBatchWithoutLabelsHasNoLossAndNoGradient() throws IOException {
    double[][] missing = {{NONE, NONE, NONE}, {NONE, NONE, NONE}};
    Computed computed = compute(SEVERAL, outputs(2, 5), missing, ALONE);
    assertThat(computed.loss).isZero();
    assertThat(computed.gradient).containsOnly(0.0);
  }

  @Test
  void aLossThatOverflowsIsNotHidden() throws IOException {
    Heads heads = Heads.of(Head.number("age", Plain.MSE, 1));
    double[][] outputs = {{Double.NaN}, {1}};
    assertThat(compute(heads, outputs, new double[][] {{1}, {1}}, ALONE).loss).isNaN();
  }

  @Test
  void refusesOutputsAndLabelsOfAnotherSize() {
    assertThatThrownBy(() -> script(SEVERAL, 4, 3, false))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("outputs must be [B, 5], but were [B, 4]");
    assertThatThrownBy(() -> script(SEVERAL, 5, 2, false))
        .hasMessageContaining("labels must be [B, 3], but were [B, 2]");
  }

  private static double loss(Heads heads, double[][] outputs, double[][] labels, double[] shares) {
    double sum = 0;
    double weights = 0;
    int batch = labels.length;
    for (int b = 0; b < batch; b++) {
      for (int t = 0; t < heads.all().size(); t++) {
        double share = shares.length > 0 ? shares[b] : 1;
        double[][] parts = {{labels[b][t], share}, {labels[(b + batch - 1) % batch][t], 1 - share}};
        for (double[] part : parts) {
          if (!Double.isNaN(part[0])) {
            double weight = heads.all().get(t).weight() * part[1];
            sum += weight * one(heads, t, outputs[b], part[0]);
            weights += weight;
          }
        }
      }
    }
    return sum / weights;
  }

  private static double one(Heads heads, int target, double[] outputs, double label) {
    double y = outputs[heads.first(target)];
    double distance = Math.abs(y - label);
    Loss loss = heads.all().get(target).loss();
    if (loss instanceof Loss.Huber) {
      return distance < DELTA ? distance * distance / 2 : DELTA * (distance - DELTA / 2);
    }
    return switch ((Plain) loss) {
      case MSE -> distance * distance;
      case MAE -> distance;
      case BINARY_CROSS_ENTROPY -> Math.log1p(Math.exp(label == 1 ? -y : y));
      case CROSS_ENTROPY -> {
        double total = 0;
        for (int k = 0; k < heads.all().get(target).outputs(); k++) {
          total += Math.exp(outputs[heads.first(target) + k]);
        }
        yield Math.log(total) - outputs[heads.first(target) + (int) label];
      }
    };
  }

  private record Computed(double loss, List<Double> gradient) {}

  private static Computed compute(
      Heads heads, double[][] outputs, double[][] labels, double[] shares) throws IOException {
    Script script = script(heads, heads.outputs(), heads.all().size(), shares.length > 0);
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu());
        NDManager manager = runner.manager().newSubManager()) {
      NDArray y = manager.create(outputs);
      y.setRequiresGradient(true);
      NDList arguments = new NDList(y, manager.create(labels));
      if (shares.length > 0) {
        arguments.add(manager.create(shares));
      }
      arguments.add(manager.create(new double[0]));
      arguments.add(manager.create(new double[0]));
      try (GradientCollector collector =
          Engine.getEngine(NetworkRunner.ENGINE).newGradientCollector()) {
        NDArray loss = runner.forward(arguments, Mode.TRAINING);
        assertThat(loss.getShape().dimension()).isZero();
        collector.backward(loss);
        return new Computed(
            loss.getDouble(), Arrays.stream(y.getGradient().toDoubleArray()).boxed().toList());
      }
    }
  }

  private static Script script(Heads heads, int outputs, int targets, boolean mixed) {
    Graph graph = new Graph();
    Tensor y = graph.input("y", Shape.batch(outputs));
    Tensor labels = graph.input("labels", Shape.batch(targets));
    Optional<Tensor> share =
        mixed ? Optional.of(graph.input("own_share", Shape.batch())) : Optional.empty();
    return new Script(graph, LossGraph.of(y, labels, share, heads));
  }

  private static double[][] outputs(int batch, int count) {
    Random random = new Random(11);
    return Stream.generate(() -> random.doubles(count, -2, 2).toArray())
        .limit(batch)
        .toArray(double[][]::new);
  }

  @Test
  void lossesHaveNames() {
    assertThat(Loss.NAMES.stream().map(name -> Loss.named(name, 2)))
        .containsExactlyElementsOf(
            List.of(
                Plain.MSE,
                Plain.MAE,
                new Loss.Huber(2),
                Plain.CROSS_ENTROPY,
                Plain.BINARY_CROSS_ENTROPY));
    assertThatThrownBy(() -> Loss.named("hinge", 1)).hasMessageContaining("options: mse, mae");
    assertThatThrownBy(() -> new Loss.Huber(0)).hasMessageContaining("delta must be > 0");
  }
}
