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
import org.inion.model.graph.ScriptArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of a zip, run in libtorch. */
class SubmissionCheckTest {
  private static final CheckPlan PLAN = new CheckPlan(Optional.empty(), Map.of(), Side.ALL);

  @TempDir private Path folder;

  @Test
  void findsNothingInWhatIsMadeHere() throws IOException {
    CheckReport report =
        check(
            OddZip.good()
                .with("weights_challenge_1.pt", TestModels.network(Challenge.ONE))
                .with("weights_challenge_2.pt", TestModels.network(Challenge.TWO)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.isValid()).isTrue();
    assertThat(report.isSimulated()).isFalse();
    assertThat(report.contracts()).hasSize(2);
    assertThat(report.torch()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "torch.mean(x, [1, 2]) | OUTPUT | Challenge 1 gives float32 [5] for 5 windows in libtorch",
        "torch.mean(x, [1]) | OUTPUT | Challenge 1 gives float32 [5, 200] for 5 windows in libtorch",
        "torch.to(torch.mean(torch.mean(x, [2]), [1], True), 7) | OUTPUT | Challenge 1 gives float64 [5, 1] for 5 windows in libtorch",
        "torch.log(torch.sub(torch.mean(torch.mean(x, [2]), [1], True), 1000)) | FINITE | Challenge 1 gives NaN in libtorch",
        "torch.mean(torch.reshape(x, [5, 25800]), [1], True) | INPUT | weights_challenge_1.pt fails at [1, 129, 200]: ",
        "torch.mean(torch.reshape(x, [-1, 99]), [1], True) | INPUT | weights_challenge_1.pt fails at [5, 129, 200]: "
      })
  void refusesAModelThatBreaksARule(String line, Rule rule, String message) throws IOException {
    CheckReport report =
        check(OddZip.good().with("weights_challenge_1.pt", TestModels.computing(line, Map.of())));
    assertThat(report.isValid()).isFalse();
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.message()).startsWith(message);
            });
  }

  @Test
  void warnsOfConstantsAndOfModelsThatMixABatch() throws IOException {
    CheckReport report =
        check(
            OddZip.good()
                .with(
                    "weights_challenge_1.pt",
                    TestModels.computing(
                        "torch.add(torch.mul(" + TestModels.MEAN + ", 0), 1)", Map.of()))
                .with(
                    "weights_challenge_2.pt",
                    TestModels.computing(
                        "torch.sub(" + TestModels.MEAN + ", torch.mean(x))", Map.of())));
    assertThat(report.isValid()).isTrue();
    assertThat(report.warnings())
        .extracting(Finding::rule)
        .containsExactly(Rule.CONSTANT, Rule.BATCH);
    assertThat(report.warnings().get(0).message())
        .isEqualTo("Challenge 1 predicts 1.0 for each of 5 drawn windows");
  }

  @Test
  void refusesAFormatThatTheChallengesTorchDoesNotRead() throws IOException {
    byte[] newer = OddZip.replaced(TestModels.computing("x", Map.of()), "3\n", "99");
    CheckReport report = check(OddZip.good().with("weights_challenge_2.pt", newer));
    assertThat(report.findings())
        .extracting(Finding::message)
        .containsExactly(
            "weights_challenge_2.pt has format version 99, not 1 to 10. Save it with an older torch");
  }

  @Test
  void refusesAProgramThatLibtorchCannotLoad() throws IOException {
    byte[] broken = TestModels.computing("torch.nothing_of_the_kind(x)", Map.of());
    CheckReport report = check(OddZip.good().with("weights_challenge_1.pt", broken));
    assertThat(report.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.FORMAT))
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .startsWith("weights_challenge_1.pt cannot be loaded"));
  }

  @Test
  void saysWhatItDidNotRunForWantOfPython() throws IOException {
    CheckReport report =
        check(
            OddZip.good()
                .with("weights_challenge_1.pt", new byte[] {(byte) 0x80, 2})
                .with("submission.py", OddZip.script() + "# mine\n"));
    assertThat(report.isValid()).isTrue();
    assertThat(report.warnings())
        .extracting(Finding::message)
        .satisfiesExactly(
            one -> assertThat(one).contains("was read but not run"),
            one ->
                assertThat(one)
                    .isEqualTo(
                        "weights_challenge_1.pt holds arrays and no program: only submission.py can use it. It was not run. Give --python"));
  }

  @Test
  void neverRunsAScriptThatNobodyNamedAPythonFor() throws IOException {
    Path witness = folder.resolve("witness");
    String script = "open(%s, 'w')\n".formatted("'" + witness + "'");
    CheckReport report = check(OddZip.good().with("submission.py", OddZip.script() + script));
    assertThat(report.isValid()).isTrue();
    assertThat(witness).doesNotExist();
  }

  @Test
  void warnsOfAModelForAnotherTarget() throws IOException {
    byte[] swapped =
        TestModels.computing(TestModels.MEAN, TestModels.contract(Challenge.ONE, "simulated", 1));
    CheckReport report = check(OddZip.good().with("weights_challenge_2.pt", swapped));
    assertThat(report.isSimulated()).isTrue();
    assertThat(report.warnings())
        .extracting(Finding::sentence)
        .containsExactly(
            "the model of a challenge should predict what that challenge asks, but the model of Challenge 2 is for response_time_seconds instead of externalizing");
  }

  @Test
  void tellsAllThatIsWrongWithFilesAtOnce() throws IOException {
    byte[] newer = OddZip.replaced(TestModels.computing("x", Map.of()), "3\n", "99");
    CheckReport report =
        check(OddZip.good().with("submission.py", "x").with("weights_challenge_2.pt", newer));
    assertThat(report.refusals())
        .extracting(Finding::rule)
        .containsExactly(Rule.CLASS, Rule.FORMAT);
  }

  @Test
  void refusesATextThatIsNoText() throws IOException {
    CheckReport report = check(OddZip.good().with("submission.py", new byte[] {(byte) 0xff}));
    assertThat(report.refusals()).extracting(Finding::rule).containsExactly(Rule.CLASS);
  }

  @Test
  void refusesAContractThatIsNone() throws IOException {
    byte[] odd = new ScriptArchive("", List.of(), Map.of("inion.json", "{}")).bytes("m");
    CheckReport report = check(OddZip.good().with("weights_challenge_1.pt", odd));
    assertThat(report.refusals()).extracting(Finding::rule).containsExactly(Rule.FORMAT);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> SubmissionCheck.of(folder.resolve("none.zip"), PLAN))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("none.zip] Cannot check: it must be a zip file, but there is none");
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    check(OddZip.good());
    try (var files = Files.list(temporary)) {
      assertThat(files.filter(one -> one.getFileName().toString().startsWith("inion-submission")))
          .isEmpty();
    }
  }

  private CheckReport check(OddZip zip) throws IOException {
    return SubmissionCheck.of(zip.in(folder), PLAN);
  }
}
