package org.inion.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.evaluate.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of a zip whose models give the mean of the first channel. */
class WindowsScorerTest {
  @TempDir private Path folder;

  @Test
  void scoresAreThoseComputedByHand() throws IOException {
    // Labels 1, 2, 3, 4: standard deviation √1.25. Predictions 1, 2, 3, 6: root mean square 1.
    Path one =
        new ScoredWindows(Challenge.ONE, 200)
            .add("a", 1.0, i -> 1)
            .add("a", 2.0, i -> 2)
            .add("b", 3.0, i -> 3)
            .add("b", null, i -> 1000)
            .add("c", 4.0, i -> 6)
            .write(folder.resolve("one"));
    // Of 4 s the middle 2 s: samples 100 to 299, mean 199.5 of i. Labels 0, 2: deviation 1.
    // Predictions 0 + 0.5 and 2 - 0.5: root mean square 0.5.
    Path two =
        new ScoredWindows(Challenge.TWO, 400)
            .add("a", 0.0, i -> (i - 199.5) * 9 + 0.5)
            .add("b", 2.0, i -> i < 100 || i >= 300 ? 77 : 1.5)
            .write(folder.resolve("two"));
    CheckReport report = score(OddZip.good(), one, two, Side.ALL);
    assertThat(report.findings()).isEmpty();
    SideScore first = report.scores().get(Challenge.ONE);
    assertThat(first.nrmse()).isCloseTo(1 / Math.sqrt(1.25), within(1e-6));
    assertThat(first.windows()).isEqualTo(4);
    assertThat(first.subjects()).isEqualTo(3);
    assertThat(first.origin()).isEqualTo(Origin.SIMULATED);
    assertThat(report.scores().get(Challenge.TWO).nrmse()).isCloseTo(0.5, within(1e-4));
    assertThat(report.overall().orElseThrow().overall())
        .isCloseTo(0.3 / Math.sqrt(1.25) + 0.7 * 0.5, within(1e-4));
  }

  @Test
  void longerWindowsAreTheMeanOfTheCropsThatTheModelIsFor() throws IOException {
    // Crops at 0, 100 and 200 of 400: means over i < 200, 100..299 and 200..399.
    byte[] threeCrops =
        TestModels.computing(TestModels.MEAN, TestModels.contract(Challenge.TWO, "recorded", 3));
    Path two =
        new ScoredWindows(Challenge.TWO, 400)
            // 100 of 200 samples, none, none: (0.5 + 0 + 0) / 3
            .add("a", 0.0, i -> i < 100 ? 1 : 0)
            // none, 100 of 200, all: (0 + 0.5 + 1) / 3
            .add("b", 1.0, i -> i >= 200 ? 1 : 0)
            .write(folder.resolve("two"));
    CheckReport report =
        score(OddZip.good().with("weights_challenge_2.pt", threeCrops), two, Side.ALL);
    double squares = (Math.pow(1 / 6.0, 2) + Math.pow(0.5, 2)) / 2;
    assertThat(report.scores().get(Challenge.TWO).nrmse())
        .isCloseTo(Math.sqrt(squares) / 0.5, within(1e-6));
    assertThat(report.overall()).isEmpty();
  }

  @Test
  void aSideIsThatOfTheSplit() throws IOException {
    Path two =
        new ScoredWindows(Challenge.TWO, 200)
            .subject("a", "train")
            .subject("b", "test")
            .subject("c", "test")
            .add("a", 5.0, i -> 1)
            .add("b", 1.0, i -> 1)
            .add("c", 3.0, i -> 3)
            .write(folder.resolve("two"));
    SideScore score = score(OddZip.good(), two, Side.TEST).scores().get(Challenge.TWO);
    assertThat(score.windows()).isEqualTo(2);
    assertThat(score.nrmse()).isCloseTo(0, within(1e-6));
    assertThat(score(OddZip.good(), two, Side.ALL).scores().get(Challenge.TWO).windows())
        .isEqualTo(3);
  }

  @Test
  void refusesWindowsOfOtherChannelsOrLengthAndNamesThem() throws IOException {
    List<String> turned = new ArrayList<>(Challenge.CHANNELS);
    Collections.swap(turned, 0, 128);
    Path two =
        new ScoredWindows(Challenge.TWO, 100)
            .channels(turned)
            .add("a", 1.0, i -> 1)
            .write(folder.resolve("two"));
    assertThatThrownBy(() -> score(OddZip.good(), two, Side.ALL))
        .isInstanceOf(BadSetupException.class)
        .satisfies(
            e ->
                assertThat(((BadSetupException) e).problems())
                    .containsExactly(
                        "["
                            + two
                            + "] Cannot score Challenge 2: windows must be of channels E1…E128, Cz, in this order, but were Cz, E2…E128, E1. Preprocess with --preset challenge",
                        "["
                            + two
                            + "] Cannot score Challenge 2: windows must be of at least 200 samples long, but were 100. Preprocess with --preset challenge"));
  }

  @Test
  void refusesWindowsWithoutALabel() throws IOException {
    Path two =
        new ScoredWindows(Challenge.TWO, 200).add("a", null, i -> 1).write(folder.resolve("two"));
    assertThatThrownBy(() -> score(OddZip.good(), two, Side.ALL))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("a window of side all must have a externalizing, but none has");
  }

  @Test
  void warnsOfOnePredictionForAllWindows() throws IOException {
    Path two =
        new ScoredWindows(Challenge.TWO, 200)
            .add("a", 1.0, i -> 1)
            .add("b", 2.0, i -> 1)
            .write(folder.resolve("two"));
    assertThat(score(OddZip.good(), two, Side.ALL).warnings())
        .extracting(Finding::rule)
        .containsExactly(Rule.CONSTANT);
  }

  @Test
  void refusesAPredictionThatIsNoNumberOnWindowsThatHaveIt() throws IOException {
    byte[] root =
        TestModels.computing("torch.sqrt(torch.add(" + TestModels.MEAN + ", 500))", Map.of());
    Path two =
        new ScoredWindows(Challenge.TWO, 200)
            .add("a", 1.0, i -> 1)
            .add("b", 2.0, i -> -501)
            .write(folder.resolve("two"));
    CheckReport report = score(OddZip.good().with("weights_challenge_2.pt", root), two, Side.ALL);
    assertThat(report.refusals()).extracting(Finding::rule).containsExactly(Rule.FINITE);
    assertThat(report.scores()).isEmpty();
  }

  private CheckReport score(OddZip zip, Path two, Side side) throws IOException {
    return SubmissionCheck.of(
        zip.in(folder), new CheckPlan(Optional.empty(), Map.of(Challenge.TWO, two), side));
  }

  private CheckReport score(OddZip zip, Path one, Path two, Side side) throws IOException {
    return SubmissionCheck.of(
        zip.in(folder),
        new CheckPlan(Optional.empty(), Map.of(Challenge.ONE, one, Challenge.TWO, two), side));
  }
}
