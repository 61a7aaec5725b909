package org.inion.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Submissions in each Python that the environment variable names; all of them must have torch. */
@EnabledIfEnvironmentVariable(
    named = "INION_TORCH_PYTHON",
    matches = ".+",
    disabledReason = "INION_TORCH_PYTHON names no Python with torch")
class PythonEvaluatorTest {
  @TempDir private Path folder;

  @Test
  void predictsWhatLibtorchPredictsAndScoresTheSame() throws IOException {
    OddZip zip =
        OddZip.good()
            .with("weights_challenge_1.pt", TestModels.network(Challenge.ONE))
            .with("weights_challenge_2.pt", TestModels.network(Challenge.TWO));
    Map<Challenge, Path> windows =
        Map.of(
            Challenge.ONE,
            new ScoredWindows(Challenge.ONE, 200)
                .add("a", 1.0, i -> 10 * Math.sin(0.1 * i))
                .add("b", 2.0, i -> 20 * Math.sin(0.2 * i))
                .write(folder.resolve("one")),
            Challenge.TWO,
            new ScoredWindows(Challenge.TWO, 400)
                .add("a", 1.0, i -> 10 * Math.sin(0.1 * i))
                .add("b", 2.0, i -> 20 * Math.sin(0.2 * i))
                .write(folder.resolve("two")));
    CheckReport libtorch =
        SubmissionCheck.of(zip.in(folder), new CheckPlan(Optional.empty(), windows, Side.ALL));
    for (Path python : pythons()) {
      CheckReport report =
          SubmissionCheck.of(zip.in(folder), new CheckPlan(Optional.of(python), windows, Side.ALL));
      assertThat(report.findings()).as(python.toString()).isEmpty();
      assertThat(report.torch()).isPresent();
      assertThat(report.largestDifference().orElseThrow()).isLessThan(1e-5);
      for (Challenge challenge : Challenge.values()) {
        assertThat(report.scores().get(challenge).nrmse())
            .isCloseTo(
                libtorch.scores().get(challenge).nrmse(),
                org.assertj.core.api.Assertions.within(1e-4));
      }
    }
  }

  @Test
  void printsOfASubmissionStandInNobodysWay() throws IOException {
    OddZip zip =
        OddZip.good().with("submission.py", "print('hello')\n" + OddZip.script() + "print(1)\n");
    for (Path python : pythons()) {
      assertThat(check(zip, python).findings()).isEmpty();
    }
  }

  @Test
  void findsAModelThatPredictsSomethingElseThanItsWeights() throws IOException {
    String doubled =
        OddZip.script()
            .replace(
                "        return model.to(self.device).eval()",
                """
                        class Doubled(torch.nn.Module):
                            def forward(self, x):
                                return 2 * model(x)
                        return Doubled()
                """);
    CheckReport report = check(OddZip.good().with("submission.py", doubled), pythons().get(0));
    assertThat(report.largestDifference().orElseThrow()).isGreaterThan(0.1);
    assertThat(report.warnings()).extracting(Finding::rule).containsExactly(Rule.SAME, Rule.SAME);
  }

  @Test
  void refusesWhatFailsInPythonAndSaysWhy() throws IOException {
    Path python = pythons().get(0);
    assertThat(
            refused(OddZip.script().replace("import torch", "import torch, nothing_here"), python))
        .contains("get_model_challenge_1() fails in Python")
        .contains("ModuleNotFoundError: No module named 'nothing_here'");
    assertThat(refused("raise SystemExit(3)\n" + OddZip.script(), python))
        .contains("SystemExit: 3");
    assertThat(refused(OddZip.script().replace("return self._load", "return str"), python))
        .contains("not a torch Module");
    assertThat(
            refused(
                "import os\n" + OddZip.script().replace("def find(", "os._exit(4)\ndef find("),
                python))
        .contains("Python must answer, but ended");
    assertThat(
            refused(
                OddZip.script().replace("return model.to(", "return torch.nn.Flatten().to("),
                python))
        .contains("gives float32 [5, 25800] for 5 windows in Python");
  }

  @Test
  void refusesAPythonWithoutTorch() throws IOException {
    Path file = OddZip.good().in(folder);
    Path none = folder.resolve("no-python");
    assertThatThrownBy(() -> SubmissionCheck.of(file, plan(none)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[--python] Cannot run the submission: " + none);
    Path bare = folder.resolve("bare");
    Files.writeString(bare, "#!/bin/sh\nexec " + pythons().get(0) + " -S -I \"$@\"\n");
    assertThat(bare.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> SubmissionCheck.of(file, plan(bare)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("No module named 'torch'");
  }

  private String refused(String script, Path python) throws IOException {
    try {
      CheckReport report = check(OddZip.good().with("submission.py", script), python);
      assertThat(report.isValid()).isFalse();
      return report.refusals().get(0).message();
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private CheckReport check(OddZip zip, Path python) throws IOException {
    return SubmissionCheck.of(zip.in(folder), plan(python));
  }

  private static CheckPlan plan(Path python) {
    return new CheckPlan(Optional.of(python), Map.of(), Side.ALL);
  }

  private static List<Path> pythons() {
    return List.of(System.getenv("INION_TORCH_PYTHON").split(":", -1)).stream()
        .map(Path::of)
        .toList();
  }
}
