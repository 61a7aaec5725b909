package org.inion.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.inion.model.augment.Augmented;
import org.inion.model.graph.Buffer;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Method;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Precision;
import org.inion.model.graph.Script;
import org.inion.model.graph.Segments;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Spectra;
import org.inion.model.graph.Tensor;

/**
 * A network with all that training needs, as one module: {@code forward} predicts in float32,
 * {@code loss} changes windows, runs the network and compares, and a pair of methods for each
 * segment does the same bit by bit. One call a step, whatever is in it.
 *
 * @param prediction graph of {@code forward}
 * @param output of the network there
 * @param loss in its own graph
 * @param segments of that graph
 * @param judged the loss of given outputs, in a graph of its own
 */
public record TrainingScript(
    Graph prediction, Tensor output, Tensor loss, Segments segments, Tensor judged) {
  /**
   * Takes windows, labels, and what the loss is multiplied by; gives the product.
   *
   * <p><b>Shape</b>: {@code [B, channels, samples]}, {@code [B, targets]}, {@code []} to {@code
   * []}.
   */
  public static final String LOSS = "loss";

  /**
   * Takes outputs and labels; gives the loss.
   *
   * <p><b>Shape</b>: {@code [B, outputs]}, {@code [B, targets]} to {@code []}.
   */
  public static final String JUDGE = "judge";

  /** What is learnt from outputs and labels. */
  public interface Objective {
    /**
     * Appends the loss.
     *
     * @param outputs {@code [B, outputs]}, float32
     * @param labels {@code [B, targets]}
     * @param ownShare {@code [B]} where windows were mixed
     */
    Tensor of(Tensor outputs, Tensor labels, Optional<Tensor> ownShare);
  }

  /**
   * Writes a network down for training.
   *
   * @param sizes what goes in and comes out
   * @param augment changes windows; {@link Augmented#none} for none
   */
  public static TrainingScript of(
      Network network,
      Sizes sizes,
      Platform platform,
      Function<Tensor, Augmented> augment,
      Objective objective) {
    Graph wide = new Graph(Precision.FLOAT32, platform.route());
    Script plain = network.build(wide, sizes.window(), sizes.outputs());
    Graph graph = new Graph(platform.precision(), platform.route());
    WindowShape window = sizes.window();
    Tensor x = graph.input("x", Shape.batch(window.channels(), window.samples()));
    Tensor labels = graph.input("labels", Shape.batch(sizes.targets()));
    Tensor scale = graph.input("scale", Shape.of());
    Augmented augmented = graph.in("augment", () -> augment.apply(x));
    Tensor outputs = network.of(augmented.x(), window, sizes.outputs());
    Tensor loss = objective.of(graph.wide(outputs), labels, augmented.ownShare());
    Tensor scaled = Operations.multiply(loss, scale);
    return new TrainingScript(
        plain.graph(),
        plain.output(),
        scaled,
        Segments.of(graph, scaled),
        judged(sizes, objective));
  }

  private static Tensor judged(Sizes sizes, Objective objective) {
    Graph graph = new Graph();
    Tensor outputs = graph.input("outputs", Shape.batch(sizes.outputs()));
    Tensor labels = graph.input("labels", Shape.batch(sizes.targets()));
    return objective.of(outputs, labels, Optional.empty());
  }

  /**
   * What goes into a network and comes out of it.
   *
   * @param window that goes in
   * @param outputs numbers that come out for each window
   * @param targets labels of each window
   */
  public record Sizes(WindowShape window, int outputs, int targets) {}

  /**
   * What it is to run on.
   *
   * @param precision of training's products and convolutions
   * @param route of Fourier transforms
   */
  public record Platform(Precision precision, Spectra.Route route) {}

  /** The trained arrays, in the order of their values in the flat vector. */
  public List<Parameter> parameters() {
    return prediction.parameters();
  }

  /** The untrained arrays, in the order of their values in the flat vector. */
  public List<Buffer> buffers() {
    return prediction.buffers();
  }

  /** Precision of the training methods. */
  public Precision precision() {
    return loss.graph().precision();
  }

  /** The network alone, for prediction. */
  public Script network() {
    return new Script(prediction, output);
  }

  /** Source of the module. */
  public String source() {
    List<Method> methods = new ArrayList<>();
    methods.add(Method.whole(Script.FORWARD, prediction, Method.Dropping.AS_CALLED, output));
    methods.add(Method.whole(LOSS, loss.graph(), Method.Dropping.ALWAYS, loss));
    methods.add(Method.whole(JUDGE, judged.graph(), Method.Dropping.AS_CALLED, judged));
    for (Segments.Segment segment : segments.parts()) {
      methods.add(segment.forward());
      methods.add(segment.pullBack());
    }
    return Script.ofMethods(methods);
  }
}
