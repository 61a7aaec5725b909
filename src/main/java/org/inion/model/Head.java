package org.inion.model;

import org.inion.error.BadSetupException;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Tensor;

/**
 * One target of a network.
 *
 * @param target its name
 * @param loss that it is trained by, which says what kind of target it is
 * @param outputs of the network that belong to it: one, or one a class
 * @param weight of its loss among those of other targets
 */
public record Head(String target, Loss loss, int outputs, double weight) {

  /** What an output stands for. */
  public enum Kind {
    /** A number, as the output is. */
    NUMBER,
    /** One of two classes: one output, the logit of the second. */
    TWO_CLASSES,
    /** One of several classes: a logit for each. */
    CLASSES
  }

  /** <b>Throws</b> {@link BadSetupException} when outputs or weight do not fit. */
  public Head {
    boolean many = loss.kind() == Kind.CLASSES;
    if (many ? outputs < 2 : outputs != 1) {
      throw new BadSetupException(
          "[%s] Cannot train a target by %s: its outputs must be %s, but were %d"
              .formatted(target, loss, many ? ">= 2" : "1", outputs));
    }
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new BadSetupException(
          "[%s] Cannot weigh a target: its weight must be > 0 and finite, but was %s. Leave the target out"
              .formatted(target, weight));
    }
  }

  /** A number. */
  public static Head number(String target, Loss loss, double weight) {
    return new Head(target, loss, 1, weight);
  }

  /** One of so many classes, by cross-entropy. */
  public static Head classes(String target, int classes, double weight) {
    return new Head(target, Loss.Plain.CROSS_ENTROPY, classes, weight);
  }

  /** One of two classes, by binary cross-entropy. */
  public static Head twoClasses(String target, double weight) {
    return new Head(target, Loss.Plain.BINARY_CROSS_ENTROPY, 1, weight);
  }

  /** {@code [B, all outputs]} to {@code [B]}, or {@code [B, classes]}. */
  Tensor slice(Tensor all, int first) {
    return loss.kind() == Kind.CLASSES
        ? Operations.slice(all, 1, first, first + outputs)
        : Operations.select(all, 1, first);
  }

  /**
   * What is predicted: the number itself, or the probability of each class, in order; of two
   * classes both.
   *
   * @param own outputs of this target for a window
   */
  float[] prediction(float[] own) {
    return switch (loss.kind()) {
      case NUMBER -> own;
      case TWO_CLASSES -> softmax(new float[] {0, own[0]});
      case CLASSES -> softmax(own);
    };
  }

  private static float[] softmax(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double[] exponentials = new double[logits.length];
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] = Math.exp(logits[i] - most);
      total += exponentials[i];
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (exponentials[i] / total);
    }
    return probabilities;
  }
}
