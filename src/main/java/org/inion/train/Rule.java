package org.inion.train;

import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;

/** How parameters move against a gradient. */
public sealed interface Rule {

  /** By which parameters with decay shrink, times the learning rate. */
  double weightDecay();

  /** Arrays as long as the parameters that it remembers. */
  List<String> memory();

  /**
   * Adam with decoupled weight decay.
   *
   * <p><b>Source</b>: Loshchilov and Hutter 2019 (arXiv 1711.05101).
   *
   * @param weightDecay by which decayed parameters shrink, times the learning rate
   * @param beta1 memory of the gradient's mean
   * @param beta2 memory of its square
   * @param epsilon added to the root of the square
   */
  record AdamW(double weightDecay, double beta1, double beta2, double epsilon) implements Rule {
    public static final AdamW DEFAULT = new AdamW(0.05, 0.9, 0.999, 1e-8);

    /** <b>Throws</b> {@link BadSetupException} with every problem. */
    public AdamW {
      List<String> problems = new ArrayList<>();
      require(problems, weightDecay >= 0, "weight-decay", ">= 0", weightDecay);
      require(problems, beta1 >= 0 && beta1 < 1, "beta1", ">= 0 and < 1", beta1);
      require(problems, beta2 >= 0 && beta2 < 1, "beta2", ">= 0 and < 1", beta2);
      require(problems, epsilon > 0, "epsilon", "> 0", epsilon);
      check(problems);
    }

    @Override
    public List<String> memory() {
      return List.of("mean", "square");
    }
  }

  /**
   * Stochastic gradient descent with Nesterov's momentum.
   *
   * <p><b>Source</b>: Sutskever 2013.
   *
   * @param weightDecay added to the gradient, times the parameter
   * @param momentum share of the last move that goes on; 0 for none
   */
  record Sgd(double weightDecay, double momentum) implements Rule {

    /** <b>Throws</b> {@link BadSetupException} with every problem. */
    public Sgd {
      List<String> problems = new ArrayList<>();
      require(problems, weightDecay >= 0, "weight-decay", ">= 0", weightDecay);
      require(problems, momentum >= 0 && momentum < 1, "momentum", ">= 0 and < 1", momentum);
      check(problems);
    }

    @Override
    public List<String> memory() {
      return List.of("velocity");
    }
  }

  private static void require(
      List<String> problems, boolean holds, String field, String rule, double value) {
    if (!holds) {
      problems.add("Invalid optimiser: %s must be %s, but was %s".formatted(field, rule, value));
    }
  }

  private static void check(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }
}
