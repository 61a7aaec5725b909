package org.inion.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.inion.model.Ensemble;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.model.Network;
import org.inion.model.PredictionScript;
import org.inion.model.PredictionScript.Member;
import org.inion.model.WindowShape;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.table.Contract;
import org.inion.table.ModelContract;

/** Archives as {@code jobs/export} writes them, of networks that learnt nothing. */
public final class RandomModel {
  private static final Heads AGE = Heads.of(Head.number("age_years", Loss.Plain.MSE, 1));

  private RandomModel() {}

  /**
   * A model of ages.
   *
   * @param windows that it takes
   * @param networks whose mean it predicts
   */
  public static byte[] of(Contract windows, List<Network> networks) {
    WindowShape shape =
        new WindowShape(windows.channels().size(), windows.samples(), windows.sampleRateHz());
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      members.add(member(networks.get(i), shape, i));
    }
    Map<String, String> extras = Map.of(ModelContract.FILE, contract(windows).toJson());
    return PredictionScript.of(members, shape, Ensemble.MEAN, extras).bytes("model");
  }

  private static ModelContract contract(Contract windows) {
    return new ModelContract(
        ModelContract.KIND,
        new ModelContract.Predicts(
            "age", "Age", List.of(), "age_years", "years", List.of(), List.of("mae")),
        new ModelContract.Input(
            windows.channels(), windows.sampleRateHz(), windows.samples(), windows.unit(), 1),
        List.of(),
        new ModelContract.Together("mean", List.of(), List.of("plain")),
        ModelContract.Shrinkage.NONE,
        ModelContract.SIMULATED);
  }

  private static Member member(Network network, WindowShape shape, long seed) {
    Script script = network.build(Graph.forPrediction(), shape, AGE.outputs());
    Random random = new Random(seed);
    float[] parameters =
        new float[script.graph().parameters().stream().mapToInt(one -> one.count()).sum()];
    float[] buffers =
        new float[script.graph().buffers().stream().mapToInt(one -> one.count()).sum()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (0.1 * random.nextGaussian());
    }
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = 0.5f + random.nextFloat();
    }
    return new Member(network, AGE, 10, 3, parameters, buffers);
  }
}
