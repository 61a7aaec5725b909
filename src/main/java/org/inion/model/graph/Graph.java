package org.inion.model.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;

/**
 * A network while it is written down: operations append a line of script each, layers declare the
 * parameters and buffers that they need. Not for several threads.
 */
public final class Graph {
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Buffer> buffers = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Precision precision;
  private final Spectra.Route route;
  private final Use use;
  private int group;

  /** What the script is for. */
  public enum Use {
    /** It learns, and predicts where it is told to. */
    TRAINING,
    /** It predicts alone: what happens in training only is not written down. */
    PREDICTION
  }

  /**
   * A line of the script.
   *
   * @param path of the layer that it belongs to
   * @param group of layers that it belongs to
   * @param result what it computes
   * @param expression that computes it
   * @param uses names of the tensors in it
   */
  public record Statement(
      String path, int group, Tensor result, String expression, Set<String> uses) {}

  /** A graph in float32. */
  public Graph() {
    this(Precision.FLOAT32, Spectra.Route.DEVICE);
  }

  /**
   * A graph for a platform.
   *
   * @param precision of products and convolutions
   * @param route of Fourier transforms
   */
  public Graph(Precision precision, Spectra.Route route) {
    this(precision, route, Use.TRAINING);
  }

  private Graph(Precision precision, Spectra.Route route, Use use) {
    this.precision = precision;
    this.route = route;
    this.use = use;
  }

  /** A graph in float32 that predicts and never learns. */
  public static Graph forPrediction() {
    return new Graph(Precision.FLOAT32, Spectra.Route.DEVICE, Use.PREDICTION);
  }

  /** An argument of the network. */
  public Tensor input(String name, Shape shape) {
    Tensor input = new Tensor(this, unique(name), shape);
    inputs.add(input);
    return input;
  }

  /** A trained array of the present layer. */
  public Tensor parameter(String name, Shape shape, Initializer initial, Parameter.Decay decay) {
    Parameter parameter = new Parameter(qualified(name), shape, initial, decay, group);
    parameters.add(parameter);
    return new Tensor(this, unique(identifier(parameter.name())), shape);
  }

  /** An untrained array of the present layer. */
  public Tensor buffer(String name, Shape shape, float initial) {
    Buffer buffer = new Buffer(qualified(name), shape, initial);
    buffers.add(buffer);
    return new Tensor(this, unique(identifier(buffer.name())), shape);
  }

  /**
   * Appends an operation.
   *
   * @param operation what it does, in a word: names the result in the script
   * @param shape of the result
   * @param function of TorchScript
   * @param arguments tensors, numbers, lists of numbers, or words of TorchScript
   */
  public Tensor emit(String operation, Shape shape, String function, Object... arguments) {
    Tensor result =
        new Tensor(this, operation + "_" + numbers.merge(operation, 1, Integer::sum), shape);
    statements.add(statement(path(), group, result, function, arguments));
    return result;
  }

  static Statement statement(
      String path, int group, Tensor result, String function, Object... arguments) {
    String list = Arrays.stream(arguments).map(Object::toString).collect(Collectors.joining(", "));
    Set<String> uses = new LinkedHashSet<>();
    uses(List.of(arguments), uses);
    return new Statement(path, group, result, function + "(" + list + ")", uses);
  }

  private static void uses(List<?> arguments, Set<String> uses) {
    for (Object argument : arguments) {
      if (argument instanceof Tensor tensor) {
        uses.add(tensor.name());
      } else if (argument instanceof List<?> list) {
        uses(list, uses);
      }
    }
  }

  /** A tensor in the precision of products and convolutions. */
  public Tensor narrow(Tensor x) {
    return precision == Precision.FLOAT32
        ? x
        : emit("narrow", x.shape(), "torch.to", x, precision.scalarType());
  }

  /** A tensor in float32; a parameter as it is trained, not rounded first. */
  public Tensor wide(Tensor x) {
    if (precision == Precision.FLOAT32) {
      return x;
    }
    boolean trained = parameters.stream().anyMatch(one -> identifier(one.name()).equals(x.name()));
    return trained
        ? new Tensor(this, wideName(x.name()), x.shape())
        : emit("wide", x.shape(), "torch.to", x, Precision.FLOAT32.scalarType());
  }

  /** Name of a parameter in float32, where its own is narrow. */
  static String wideName(String identifier) {
    return "wide_" + identifier;
  }

  /** Of Fourier transforms. */
  public Spectra.Route route() {
    return route;
  }

  /** What the script is for. */
  public Use use() {
    return use;
  }

  /** Of products and convolutions. */
  public Precision precision() {
    return precision;
  }

  /** What {@code body} appends belongs to a layer of this name, inside the present one. */
  public <T> T in(String name, Supplier<T> body) {
    path.addLast(name);
    try {
      return body.get();
    } finally {
      path.removeLast();
    }
  }

  /** Parameters declared from here on belong to the next group of layers. */
  public void nextGroup() {
    group++;
  }

  /** Path of the present layer; empty outside of all. */
  public String path() {
    return String.join(".", path);
  }

  /** An error of the present layer. */
  public BadSetupException bad(String problem) {
    return new BadSetupException("[" + (path.isEmpty() ? "network" : path()) + "] " + problem);
  }

  /** The network's arguments. */
  public List<Tensor> inputs() {
    return Collections.unmodifiableList(inputs);
  }

  /** The trained arrays, in the order of their values in the flat vector. */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /** The untrained arrays, in the order of their values in the flat vector. */
  public List<Buffer> buffers() {
    return Collections.unmodifiableList(buffers);
  }

  /** What is computed, in order. */
  public List<Statement> statements() {
    return Collections.unmodifiableList(statements);
  }

  static String identifier(String path) {
    return path.replace('.', '_').replace('-', '_');
  }

  private String qualified(String name) {
    return path.isEmpty() ? name : path() + "." + name;
  }

  private String unique(String name) {
    if (!names.add(name)) {
      throw bad(
          "Cannot build the network: names must be used once, but was used again: %s. Name its layer otherwise"
              .formatted(name));
    }
    return name;
  }
}
