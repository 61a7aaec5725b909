package org.inion.submit;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.inion.model.EegNet;
import org.inion.model.Ensemble;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.model.Network;
import org.inion.model.PredictionScript;
import org.inion.model.PredictionScript.Member;
import org.inion.model.ShallowFbcspNet;
import org.inion.model.WindowShape;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.model.graph.ScriptArchive;
import org.inion.table.ModelContract;

/** Small models for both challenges. */
final class TestModels {
  private static final WindowShape WINDOW = new WindowShape(129, 200, 100);

  private TestModels() {}

  /** A network with random weights, as an export writes it. */
  static byte[] network(Challenge challenge) {
    Network network = challenge == Challenge.ONE ? ShallowFbcspNet.DEFAULT : EegNet.DEFAULT;
    Heads heads = Heads.of(Head.number(challenge.target(), Loss.Plain.MSE, 1));
    Script script = network.build(Graph.forPrediction(), WINDOW, heads.outputs());
    Random random = new Random(challenge.number());
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
    Member member = new Member(network, heads, 1.5, 0.4, parameters, buffers);
    return PredictionScript.of(
            List.of(member),
            WINDOW,
            Ensemble.MEAN,
            Map.of(ModelContract.FILE, contract(challenge, "recorded", 1).toJson()))
        .bytes("model");
  }

  /** A model that computes what a line of TorchScript says of {@code x}. */
  static byte[] computing(String line, Map<String, String> extras) {
    String source =
        """
        class Network(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def forward(self: __torch__.Network,
            x: Tensor) -> Tensor:
            return %s
        """
            .formatted(line);
    return new ScriptArchive(source, List.of(), extras).bytes("model");
  }

  /** The same with a contract. */
  static byte[] computing(String line, ModelContract contract) {
    return computing(line, Map.of(ModelContract.FILE, contract.toJson()));
  }

  /** The first channel's mean: {@code [B, 1]}. */
  static final String MEAN = "torch.mean(torch.slice(torch.select(x, 1, 0), 1, 0, 200), [1], True)";

  static ModelContract contract(Challenge challenge, String origin, int crops) {
    ModelContract.Input input = Challenge.INPUT;
    return new ModelContract(
        ModelContract.KIND,
        new ModelContract.Predicts(
            "task", "A task", List.of(), challenge.target(), "", List.of(), List.of("nrmse")),
        new ModelContract.Input(
            input.channels(), input.sampleRateHz(), input.samples(), input.unit(), crops),
        List.of(new ModelContract.Member("eegnet", 10, 3, 1, "data")),
        new ModelContract.Together("mean", List.of(), List.of("plain")),
        ModelContract.Shrinkage.NONE,
        origin);
  }
}
