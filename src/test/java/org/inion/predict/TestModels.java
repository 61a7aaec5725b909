package org.inion.predict;

import ai.djl.Device;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.inion.model.Ensemble;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.model.PredictionScript;
import org.inion.model.PredictionScript.Member;
import org.inion.model.ShallowFbcspNet;
import org.inion.model.WindowShape;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Script;
import org.inion.model.run.PredictionRunner;
import org.inion.table.ModelContract;

/** Models with random weights. */
final class TestModels {
  static final List<String> CHANNELS = List.of("Fz", "Cz", "Pz", "Oz");
  static final int SAMPLES = 64;
  private static final ShallowFbcspNet NETWORK = new ShallowFbcspNet(4, 9, 20, 10, 0.5);

  private TestModels() {}

  /** Of ages. */
  static ModelArchive age(int crops) {
    return archive(
        Heads.of(Head.number("age_years", Loss.Plain.MSE, 1)), "age_years", List.of(), crops);
  }

  /** Of sexes: the probability of M. */
  static ModelArchive sex() {
    return archive(Heads.of(Head.twoClasses("sex", 1)), "sex", List.of("F", "M"), 1);
  }

  private static ModelArchive archive(Heads heads, String target, List<String> classes, int crops) {
    WindowShape shape = new WindowShape(CHANNELS.size(), SAMPLES, TestWindows.RATE_HZ);
    ModelContract contract =
        new ModelContract(
            ModelContract.KIND,
            new ModelContract.Predicts(
                "test",
                "A test",
                List.of(),
                target,
                classes.isEmpty() ? "years" : "",
                classes,
                List.of(classes.isEmpty() ? "mae" : "auroc")),
            new ModelContract.Input(CHANNELS, TestWindows.RATE_HZ, SAMPLES, "uV", crops),
            List.of(new ModelContract.Member("shallow", 1, 1, 1, "none")),
            new ModelContract.Together("mean", List.of(), List.of("plain")),
            classes.isEmpty()
                ? new ModelContract.Shrinkage("none", 10, 0.5, 0.25)
                : ModelContract.Shrinkage.NONE,
            "simulated");
    Script script = NETWORK.build(Graph.forPrediction(), shape, heads.outputs());
    Random random = new Random(5);
    float[] parameters =
        new float[script.graph().parameters().stream().mapToInt(one -> one.count()).sum()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (0.2 * random.nextGaussian());
    }
    float[] buffers =
        new float[script.graph().buffers().stream().mapToInt(one -> one.count()).sum()];
    java.util.Arrays.fill(buffers, 1);
    return ModelArchive.of(
        PredictionScript.of(
                List.of(new Member(NETWORK, heads, 8, 2, parameters, buffers)),
                shape,
                Ensemble.MEAN,
                Map.of(ModelContract.FILE, contract.toJson()))
            .bytes("model"));
  }

  /** What the model says of one window, in a loop of one call each. */
  static double predict(ModelArchive model, float[][] window, int start) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(CHANNELS.size() * SAMPLES * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    for (float[] channel : window) {
      for (int i = start; i < start + SAMPLES; i++) {
        bytes.putFloat(channel[i]);
      }
    }
    try (PredictionRunner runner = PredictionRunner.load(model.bytes(), Device.cpu())) {
      return runner.predict(bytes.flip(), 1, CHANNELS.size(), SAMPLES)[0];
    }
  }

  /** The signal of a window in the model's order. */
  static float[][] window(int subject, int number, int samples) {
    return CHANNELS.stream()
        .map(name -> TestWindows.channel(subject, number, name, samples))
        .toArray(float[][]::new);
  }
}
