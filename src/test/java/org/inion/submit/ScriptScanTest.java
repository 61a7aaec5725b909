package org.inion.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What submission.py says, without running it. */
class ScriptScanTest {
  private static final String GOOD =
      """
      import torch
      class Submission:
          def __init__(self, SFREQ, DEVICE):
              self.device = DEVICE

          def get_model_challenge_1(self):
              return 1

          def get_model_challenge_2(self): return 2
      """;

  @Test
  void findsNothingInAGoodOneNorInOurs() {
    assertThat(found(GOOD)).isEmpty();
    assertThat(found(OddZip.script())).isEmpty();
  }

  @Test
  void wantsTheClass() {
    assertThat(found(GOOD.replace("class Submission", "class Submissions")))
        .containsExactly("submission.py defines no class Submission");
    assertThat(found(GOOD.replace("class", "# class"))).hasSize(1);
    assertThat(found("\"\"\"\n" + GOOD + "\"\"\"\n")).hasSize(1);
    assertThat(found("def f():\n  " + GOOD.replace("\n", "\n  "))).hasSize(1);
  }

  @Test
  void wantsBothMethodsInTheClass() {
    assertThat(found(GOOD.replace("challenge_1", "challenge_one")))
        .containsExactly("Submission has no method get_model_challenge_1");
    String outside =
        GOOD.replace("    def get_model_challenge_2(self)", "def get_model_challenge_2(self)");
    assertThat(found(outside)).containsExactly("Submission has no method get_model_challenge_2");
  }

  @Test
  void wantsToMakeItOfRateAndDevice() {
    assertThat(found(GOOD.replace("self, SFREQ, DEVICE", "self")))
        .containsExactly("Submission.__init__ takes (self)");
    assertThat(found(GOOD.replace("self, SFREQ, DEVICE", "self, a, b, c"))).hasSize(1);
    assertThat(found(GOOD.replace("__init__", "setup")))
        .containsExactly("Submission has no __init__");
  }

  @Test
  void allowsOtherWaysToSayTheSame() {
    assertThat(found(GOOD.replace("self, SFREQ, DEVICE", "self, *args"))).isEmpty();
    assertThat(found(GOOD.replace("self, SFREQ, DEVICE", "self,\n  rate: int,\n  device, c=1,")))
        .isEmpty();
    assertThat(found("class Submission(Base):\n    pass\n")).isEmpty();
    assertThat(found(GOOD.replace("Submission:", "Submission():"))).isEmpty();
  }

  private static List<String> found(String script) {
    return ScriptScan.of(script).stream().map(Finding::message).toList();
  }
}
