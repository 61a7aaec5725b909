package org.inion.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.inion.model.EegConformer;
import org.inion.model.EegNet;
import org.inion.model.Ensemble;
import org.inion.model.Ensemble.Combination;
import org.inion.model.FoundationTransformer;
import org.inion.model.Head;
import org.inion.model.Heads;
import org.inion.model.Loss;
import org.inion.model.Network;
import org.inion.model.Normalization;
import org.inion.model.Normalized;
import org.inion.model.PredictionScript;
import org.inion.model.PredictionScript.Member;
import org.inion.model.ShallowFbcspNet;
import org.inion.model.SpectralNet;
import org.inion.model.TemporalNet;
import org.inion.model.View;
import org.inion.model.WindowShape;
import org.inion.model.graph.Graph;
import org.inion.model.graph.Normalizations.Over;
import org.inion.model.graph.Script;
import org.inion.model.graph.ScriptArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported networks predict what training's own script does. */
class PredictionScriptTest {
  private static final WindowShape WINDOW = new WindowShape(8, 200, 100);
  private static final Heads AGE = Heads.of(Head.number("age", Loss.Plain.MSE, 1));
  private static final int MOST = 64;

  static Stream<Network> networks() {
    return Stream.of(
        FoundationTransformer.DEFAULT,
        new FoundationTransformer(
            FoundationTransformer.Tokens.ONE_CHANNEL,
            50,
            32,
            2,
            FoundationTransformer.DEFAULT.encoder(),
            FoundationTransformer.Pooling.CLASS_TOKEN),
        EegNet.DEFAULT,
        ShallowFbcspNet.DEFAULT,
        EegConformer.DEFAULT,
        TemporalNet.DEFAULT,
        SpectralNet.DEFAULT,
        new Normalized(ShallowFbcspNet.DEFAULT, Normalization.Z_SCORE, Over.CHANNEL),
        new Normalized(ShallowFbcspNet.DEFAULT, Normalization.ROBUST, Over.WINDOW));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void predictsWhatTrainingSawInTheUnitOfTheTarget(Network network) throws IOException {
    Member member = member(network, AGE, 10.5, 3.25, 1);
    ScriptArchive archive = PredictionScript.of(List.of(member), WINDOW, Ensemble.MEAN, Map.of());
    for (int size : new int[] {1, MOST}) {
      float[] expected = trained(member, size);
      float[] predicted = exported(archive, size);
      assertThat(predicted).hasSize(size);
      for (int i = 0; i < size; i++) {
        double number = 10.5 + 3.25 * expected[i];
        assertThat((double) predicted[i]).isCloseTo(number, within(1e-5 * Math.abs(number) + 1e-5));
      }
    }
    assertThat(archive.source()).doesNotContain("dropout", "training =");
  }

  @Test
  void twoClassesGiveTheProbabilityOfTheSecond() throws IOException {
    Member logit = member(EegNet.DEFAULT, Heads.of(Head.twoClasses("sex", 1)), 0, 1, 2);
    float[] logits = trained(logit, 5);
    float[] predicted =
        exported(PredictionScript.of(List.of(logit), WINDOW, Ensemble.MEAN, Map.of()), 5);
    for (int i = 0; i < 5; i++) {
      assertThat((double) predicted[i]).isCloseTo(1 / (1 + Math.exp(-logits[i])), within(1e-6));
    }
    Member both = member(EegNet.DEFAULT, Heads.of(Head.classes("sex", 2, 1)), 0, 1, 2);
    float[] pairs = trained(both, 5);
    float[] second =
        exported(PredictionScript.of(List.of(both), WINDOW, Ensemble.MEAN, Map.of()), 5);
    for (int i = 0; i < 5; i++) {
      double odds = Math.exp(pairs[2 * i + 1] - pairs[2 * i]);
      assertThat((double) second[i]).isCloseTo(odds / (1 + odds), within(1e-6));
    }
  }

  @Test
  void anEnsembleIsTheMeanTheMedianOrTheWeightedMeanOfItsMembers() throws IOException {
    List<Member> members =
        List.of(
            member(EegNet.DEFAULT, AGE, 10, 2, 3),
            member(TemporalNet.DEFAULT, AGE, 0, 1, 4),
            member(EegNet.DEFAULT, AGE, 5, 1, 5),
            member(ShallowFbcspNet.DEFAULT, AGE, 0, 9, 6));
    List<float[]> each = new ArrayList<>();
    for (Member member : members) {
      each.add(exported(PredictionScript.of(List.of(member), WINDOW, Ensemble.MEAN, Map.of()), 3));
    }
    List<View> plain = List.of(View.PLAIN);
    float[] mean = exported(PredictionScript.of(members, WINDOW, Ensemble.MEAN, Map.of()), 3);
    float[] median =
        exported(
            PredictionScript.of(
                members,
                WINDOW,
                new Ensemble(Combination.MEDIAN, List.of(), plain, 1, 0),
                Map.of()),
            3);
    float[] weighted =
        exported(
            PredictionScript.of(
                members,
                WINDOW,
                new Ensemble(Combination.MEAN, List.of(1.0, 0.0, 3.0, 0.0), plain, 1, 0)
                    .shrunk(7, 0.5),
                Map.of()),
            3);
    for (int i = 0; i < 3; i++) {
      int window = i;
      double[] sorted = each.stream().mapToDouble(one -> one[window]).sorted().toArray();
      assertThat((double) mean[i])
          .isCloseTo((sorted[0] + sorted[1] + sorted[2] + sorted[3]) / 4, within(1e-4));
      assertThat((double) median[i]).isCloseTo((sorted[1] + sorted[2]) / 2, within(1e-4));
      double heavy = (each.get(0)[i] + 3 * each.get(2)[i]) / 4;
      assertThat((double) weighted[i]).isCloseTo(7 + 0.5 * (heavy - 7), within(1e-4));
    }
  }

  @Test
  void viewsAreSeenByEveryNetworkAndTheirMeanIsTaken() throws IOException {
    Member member = member(EegNet.DEFAULT, AGE, 0, 1, 7);
    float[] plain =
        exported(PredictionScript.of(List.of(member), WINDOW, Ensemble.MEAN, Map.of()), 2);
    View flip = View.named("sign-flip", List.of());
    float[] flipped = exported(script(member, List.of(flip)), 2);
    float[] both = exported(script(member, List.of(View.PLAIN, flip)), 2);
    assertThat(flipped[0]).isNotEqualTo(plain[0]);
    assertThat((double) both[1]).isCloseTo((plain[1] + flipped[1]) / 2.0, within(1e-5));
    List<String> names = List.of("Fp1", "Fp2", "F3", "F4", "C3", "C4", "Cz", "Pz");
    for (String name : List.of("time-reverse", "channel-symmetry")) {
      assertThat(exported(script(member, List.of(View.named(name, names))), 2)[0])
          .as(name)
          .isNotEqualTo(plain[0]);
    }
  }

  @Test
  void theSameNetworksGiveTheSameBytesAndExtrasLieBeside() throws IOException {
    Member member = member(EegNet.DEFAULT, AGE, 0, 1, 8);
    Map<String, String> extras = Map.of("inion.json", "{}");
    byte[] first = PredictionScript.of(List.of(member), WINDOW, Ensemble.MEAN, extras).bytes("m");
    byte[] again = PredictionScript.of(List.of(member), WINDOW, Ensemble.MEAN, extras).bytes("m");
    assertThat(again).isEqualTo(first);
    assertThat(file(first, "m/extra/inion.json")).isEqualTo("{}");
    assertThat(file(first, "m/version")).isEqualTo("3\n");
  }

  /** With each Python that the environment variable names; all of them must have torch. */
  @Test
  @EnabledIfEnvironmentVariable(
      named = "INION_TORCH_PYTHON",
      matches = ".+",
      disabledReason = "INION_TORCH_PYTHON names no Python with torch")
  void pythonPredictsTheSame(@TempDir Path folder) throws Exception {
    Map<String, String> extras = Map.of("inion.json", "{}");
    List<Network> all = networks().toList();
    for (int i = 0; i < all.size(); i++) {
      Member member = member(all.get(i), AGE, 10.5, 3.25, i);
      ScriptArchive archive = PredictionScript.of(List.of(member), WINDOW, Ensemble.MEAN, extras);
      lay(folder, all.get(i).name() + "-" + i, archive);
    }
    List<Member> both =
        List.of(member(EegNet.DEFAULT, AGE, 0, 1, 1), member(TemporalNet.DEFAULT, AGE, 0, 1, 2));
    List<View> views = List.of(View.PLAIN, View.named("time-reverse", List.of()));
    Ensemble median = new Ensemble(Combination.MEDIAN, List.of(), views, 0.5, 2);
    lay(folder, "median", PredictionScript.of(both, WINDOW, median, extras));
    for (String python : System.getenv("INION_TORCH_PYTHON").split(":", -1)) {
      Process process =
          new ProcessBuilder(python, "src/test/python/check_export.py", folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(process.waitFor()).as(python).isZero();
      assertThat(lines).hasSize(1 + 4 * (all.size() + 1));
      for (String line : lines.subList(1, lines.size())) {
        double error = Double.parseDouble(line.substring(line.indexOf(' ')));
        assertThat(error).as("%s, %s", lines.get(0), line).isLessThan(1e-5);
      }
    }
  }

  private static void lay(Path folder, String name, ScriptArchive archive) throws IOException {
    Files.write(folder.resolve(name + ".pt"), archive.bytes(name));
    Files.writeString(folder.resolve(name + ".shape"), MOST + " 8 200");
    byte[] x = new byte[MOST * 8 * 200 * Float.BYTES];
    windows(MOST).get(x);
    Files.write(folder.resolve(name + ".x.f32"), x);
    ByteBuffer y = ByteBuffer.allocate(MOST * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    y.asFloatBuffer().put(exported(archive, MOST));
    Files.write(folder.resolve(name + ".y.f32"), y.array());
  }

  private static ScriptArchive script(Member member, List<View> views) {
    Ensemble ensemble = new Ensemble(Combination.MEAN, List.of(), views, 1, 0);
    return PredictionScript.of(List.of(member), WINDOW, ensemble, Map.of());
  }

  private static String file(byte[] zip, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("No " + name);
  }

  /** A network with random weights and statistics. */
  static Member member(Network network, Heads heads, double mean, double deviation, long seed) {
    Script script = network.build(Graph.forPrediction(), WINDOW, heads.outputs());
    Random random = new Random(seed);
    int parameters = script.graph().parameters().stream().mapToInt(one -> one.count()).sum();
    int buffers = script.graph().buffers().stream().mapToInt(one -> one.count()).sum();
    float[] values = new float[parameters];
    float[] statistics = new float[buffers];
    for (int i = 0; i < parameters; i++) {
      values[i] = (float) (0.1 * random.nextGaussian());
    }
    for (int i = 0; i < buffers; i++) {
      statistics[i] = 0.5f + random.nextFloat();
    }
    return new Member(network, heads, mean, deviation, values, statistics);
  }

  /** By the script whose arrays are given with each call. */
  private static float[] trained(Member member, int size) throws IOException {
    Script script = member.network().build(WINDOW, member.heads().outputs());
    try (NetworkRunner runner = NetworkRunner.load(script, Device.cpu());
        NDManager manager = runner.manager().newSubManager()) {
      NDArray x =
          manager.create(
              windows(size),
              new ai.djl.ndarray.types.Shape(size, 8, 200),
              ai.djl.ndarray.types.DataType.FLOAT32);
      NDList arguments =
          new NDList(x, manager.create(member.parameters()), manager.create(member.buffers()));
      return runner.forward(arguments, NetworkRunner.Mode.PREDICTION).toFloatArray();
    }
  }

  private static float[] exported(ScriptArchive archive, int size) throws IOException {
    try (PredictionRunner runner = PredictionRunner.load(archive.bytes("model"), Device.cpu())) {
      return runner.predict(windows(size), size, 8, 200);
    }
  }

  private static ByteBuffer windows(int size) {
    Random random = new Random(11);
    ByteBuffer windows =
        ByteBuffer.allocateDirect(size * 8 * 200 * Float.BYTES).order(ByteOrder.nativeOrder());
    for (int i = 0; i < size * 8 * 200; i++) {
      windows.putFloat((float) (10 * random.nextGaussian()));
    }
    return windows.flip();
  }
}
