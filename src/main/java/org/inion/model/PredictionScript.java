package org.inion.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inion.model.graph.Buffer;
import org.inion.model.graph.Functions;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Method;
import org.inion.model.graph.ModuleArray;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Parameter;
import org.inion.model.graph.Script;
import org.inion.model.graph.ScriptArchive;
import org.inion.model.graph.Shape;
import org.inion.model.graph.Tensor;

/**
 * Trained networks as one module that holds all it needs: windows go in, predictions in the
 * target's own unit come out. Nothing drops and nothing is learnt, however it is called.
 *
 * <p><b>Shape</b>: {@code forward} takes {@code [B, channels, samples]} in µV; gives {@code [B,
 * 1]}, a number or the probability of the second of two classes; {@code [B, classes]} for more.
 */
public final class PredictionScript {
  private final List<Method> methods = new ArrayList<>();
  private final List<ModuleArray> arrays = new ArrayList<>();

  private PredictionScript() {}

  /**
   * A trained network.
   *
   * @param network with its sizes
   * @param heads in the order of its outputs; the first one's target is predicted
   * @param mean of the target where it was scaled for training, else 0
   * @param standardDeviation of the target where it was scaled for training, else 1
   * @param parameters in the order of the network's own
   * @param buffers likewise
   */
  @SuppressWarnings("ArrayRecordComponent") // made to be written
  public record Member(
      Network network,
      Heads heads,
      double mean,
      double standardDeviation,
      float[] parameters,
      float[] buffers) {}

  /**
   * Writes networks down as one module.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} when they do not fit the windows or
   * each other.
   *
   * @param extras files to lay beside it
   */
  public static ScriptArchive of(
      List<Member> members, WindowShape window, Ensemble ensemble, Map<String, String> extras) {
    ensemble.requireFits(members.size());
    PredictionScript script = new PredictionScript();
    Graph graph = Graph.forPrediction();
    Tensor x = graph.input("x", Shape.batch(window.channels(), window.samples()));
    List<Tensor> seen =
        ensemble.views().stream()
            .map(view -> graph.in(view.name(), () -> view.function().apply(x)))
            .toList();
    List<Tensor> predictions = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      String name = members.size() == 1 ? "network" : "network_" + i;
      String path = members.size() == 1 ? "" : "member-" + i;
      int outputs = script.add(members.get(i), window, name, path);
      List<Tensor> ofViews =
          seen.stream()
              .map(view -> graph.emit("predicted", Shape.batch(outputs), "(self)." + name, view))
              .toList();
      predictions.add(Ensemble.MEAN.of(ofViews));
    }
    Tensor one = graph.in("together", () -> ensemble.of(predictions));
    script.methods.add(Method.predicting(Script.FORWARD, graph, one));
    return new ScriptArchive(
        Script.withArrays(script.methods, script.arrays), script.arrays, extras);
  }

  /** Adds a network as a method of its own; says how many numbers it gives for a window. */
  private int add(Member member, WindowShape window, String name, String path) {
    Graph graph = Graph.forPrediction();
    Tensor x = graph.input("x", Shape.batch(window.channels(), window.samples()));
    Tensor outputs =
        path.isEmpty()
            ? member.network().of(x, window, member.heads().outputs())
            : graph.in(path, () -> member.network().of(x, window, member.heads().outputs()));
    Tensor prediction = graph.in("unit", () -> inUnit(outputs, member));
    methods.add(Method.predicting(name, graph, prediction));
    int at = 0;
    for (Parameter parameter : graph.parameters()) {
      at =
          add(
              parameter.name(),
              ModuleArray.Kind.PARAMETER,
              parameter.shape(),
              member.parameters(),
              at);
    }
    at = 0;
    for (Buffer buffer : graph.buffers()) {
      at = add(buffer.name(), ModuleArray.Kind.BUFFER, buffer.shape(), member.buffers(), at);
    }
    return prediction.shape().size(1);
  }

  private int add(String name, ModuleArray.Kind kind, Shape shape, float[] flat, int at) {
    int end = at + Math.toIntExact(shape.elements());
    arrays.add(new ModuleArray(name, kind, shape, java.util.Arrays.copyOfRange(flat, at, end)));
    return end;
  }

  /** {@code [B, outputs]} of the network to what is predicted of the first target. */
  private static Tensor inUnit(Tensor outputs, Member member) {
    Tensor own = member.heads().slice(outputs, 0);
    return switch (member.heads().all().get(0).loss().kind()) {
      case NUMBER -> {
        Tensor scaled = Operations.scale(own, member.standardDeviation());
        Tensor number = member.mean() == 0 ? scaled : Functions.plus(scaled, member.mean());
        yield Operations.reshape(number, Shape.batch(1));
      }
      case TWO_CLASSES -> Operations.reshape(Operations.sigmoid(own), Shape.batch(1));
      case CLASSES -> {
        Tensor all = Operations.softmax(own, 1);
        yield own.shape().size(1) == 2 ? Operations.slice(all, 1, 1, 2) : all;
      }
    };
  }
}
