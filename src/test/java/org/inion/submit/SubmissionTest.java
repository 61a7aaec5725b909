package org.inion.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.inion.error.BadSetupException;
import org.inion.export.ExportSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zip of exported models. */
class SubmissionTest {
  private static final CheckPlan PLAN = new CheckPlan(Optional.empty(), Map.of(), Side.ALL);
  private static final ExportSettings SETTINGS = settings();

  @TempDir private Path folder;

  @Test
  void holdsTheThreeFilesWithTheModelsAsTheyAre() throws IOException {
    Submission.Written written = submission("recorded").write(folder.resolve("out/s.zip"), PLAN);
    assertThat(written.zip()).contains(folder.resolve("out/s.zip"));
    try (ZipFile zip = new ZipFile(written.zip().orElseThrow().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("submission.py", "weights_challenge_1.pt", "weights_challenge_2.pt");
      assertThat(zip.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
      for (Challenge challenge : Challenge.values()) {
        assertThat(zip.getInputStream(zip.getEntry(challenge.weights())))
            .hasBinaryContent(Files.readAllBytes(model(challenge, "recorded")));
      }
    }
    assertThat(Files.readString(folder.resolve("out/s.md")))
        .contains("# s.zip", "weights_challenge_2.pt", "recorded data", "not known")
        .contains("Not run as the evaluator would: no Python with torch.")
        .doesNotContain("imulated:");
  }

  @Test
  void theSameModelsGiveTheSameBytes() throws IOException {
    Path first = submission("recorded").write(folder.resolve("a.zip"), PLAN).zip().orElseThrow();
    Path again = submission("recorded").write(folder.resolve("b.zip"), PLAN).zip().orElseThrow();
    assertThat(again).hasSameBinaryContentAs(first);
  }

  @Test
  void saysInNameAndCardThatItIsSimulated() throws IOException {
    for (String name : List.of("s.zip", "s.simulated.zip")) {
      Submission.Written written = submission("simulated").write(folder.resolve(name), PLAN);
      assertThat(written.zip()).contains(folder.resolve("s.simulated.zip"));
      assertThat(written.card()).contains(folder.resolve("s.simulated.md"));
      assertThat(written.report().isSimulated()).isTrue();
    }
    assertThat(folder.resolve("s.zip")).doesNotExist();
    assertThat(Files.readString(folder.resolve("s.simulated.md")))
        .contains("**Simulated: a model in it learnt from recordings of nobody.");
  }

  @Test
  void writesNothingThatTheCheckRefuses() throws IOException {
    Path bad =
        Files.write(
            folder.resolve("bad.pt"),
            TestModels.computing(
                "torch.mean(x, [1, 2])", TestModels.contract(Challenge.TWO, "recorded", 1)));
    Path good = model(Challenge.ONE, "recorded");
    Submission.Written written =
        Submission.of(Map.of(Challenge.ONE, good, Challenge.TWO, bad), SETTINGS)
            .write(folder.resolve("s.zip"), PLAN);
    assertThat(written.zip()).isEmpty();
    assertThat(written.report().refusals()).extracting(Finding::rule).containsExactly(Rule.OUTPUT);
    assertThat(folder.resolve("s.zip")).doesNotExist();
    assertThat(folder.resolve("s.md")).doesNotExist();
  }

  @Test
  void refusesModelsForSomethingElseBothAtOnce() throws IOException {
    Path one = model(Challenge.ONE, "recorded");
    Path none = Files.write(folder.resolve("plain.pt"), new byte[] {1});
    assertThatThrownBy(
            () -> Submission.of(Map.of(Challenge.ONE, none, Challenge.TWO, one), SETTINGS))
        .isInstanceOf(BadSetupException.class)
        .satisfies(
            e ->
                assertThat(((BadSetupException) e).problems())
                    .containsExactly(
                        "["
                            + none
                            + "] Cannot submit: the file must be a model with its contract inside, but has none. Give what jobs/export wrote, or a run folder",
                        "["
                            + one
                            + "] Cannot submit: the model of a challenge should predict what that challenge asks, but the model of Challenge 2 is for response_time_seconds instead of externalizing. Give another --challenge-2"));
  }

  @Test
  void refusesAnOutputOfAnotherEnding() throws IOException {
    Submission submission = submission("recorded");
    assertThatThrownBy(() -> submission.write(folder.resolve("s.tar"), PLAN))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[--out] Cannot write: the file must end in .zip");
  }

  private Submission submission(String origin) throws IOException {
    return Submission.of(
        Map.of(
            Challenge.ONE, model(Challenge.ONE, origin),
            Challenge.TWO, model(Challenge.TWO, "recorded")),
        SETTINGS);
  }

  private Path model(Challenge challenge, String origin) throws IOException {
    return Files.write(
        folder.resolve("model-" + challenge.number() + ".pt"),
        TestModels.computing(TestModels.MEAN, TestModels.contract(challenge, origin, 1)));
  }

  private static ExportSettings settings() {
    return ExportSettings.from(ExportSettings.layers().resolve());
  }
}
