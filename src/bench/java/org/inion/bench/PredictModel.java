package org.inion.bench;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.inion.model.Ensemble;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.model.Network;
import org.inion.model.PredictionScript;
import org.inion.model.PredictionScript.Member;
import org.inion.model.WindowShape;
import org.inion.model.graph.Buffer;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Parameter;
import org.inion.predict.ModelArchive;
import org.inion.table.ModelContract;

/** Models of ages with random weights: what they predict is nothing, how fast is all. */
final class PredictModel {
  private PredictModel() {}

  static ModelContract contract(Network network, WindowShape window) {
    return new ModelContract(
        ModelContract.KIND,
        new ModelContract.Predicts(
            "age", "Age", List.of(), "age_years", "years", List.of(), List.of("mae")),
        new ModelContract.Input(
            IntStream.rangeClosed(1, window.channels()).mapToObj(i -> "E" + i).toList(),
            window.rateHz(),
            window.samples(),
            "uV",
            1),
        List.of(new ModelContract.Member(network.name(), 0, 0, 0, "none")),
        new ModelContract.Together("mean", List.of(), List.of("plain")),
        ModelContract.Shrinkage.NONE,
        ModelContract.SIMULATED);
  }

  static ModelArchive archive(Network network, WindowShape window) {
    Heads heads = Heads.of(Head.number("age_years", Loss.Plain.MSE, 1));
    Graph graph = network.build(Graph.forPrediction(), window, heads.outputs()).graph();
    Random random = new Random(1);
    float[] parameters = new float[graph.parameters().stream().mapToInt(Parameter::count).sum()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (0.05 * random.nextGaussian());
    }
    float[] buffers = new float[graph.buffers().stream().mapToInt(Buffer::count).sum()];
    java.util.Arrays.fill(buffers, 1);
    return ModelArchive.of(
        PredictionScript.of(
                List.of(new Member(network, heads, 0, 1, parameters, buffers)),
                window,
                Ensemble.MEAN,
                Map.of(ModelContract.FILE, contract(network, window).toJson()))
            .bytes("model"));
  }
}
