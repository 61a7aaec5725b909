package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The leak test of the whole pipeline: simulate, preprocess, windows, and ridge on band powers.
 * Where no label has an effect, no label can be predicted; where they have, age can.
 */
class LeakTest {
  private static final int SUBJECTS = 48;

  @TempDir Path folder;

  @Test
  void withEffectsOffAModelScoresChanceAndWithEffectsOnItDoesNot() throws IOException {
    SubjectPowers off = SubjectPowers.of(windows("off"));
    assertThat(off.subjects()).isEqualTo(SUBJECTS);
    for (String label : List.of("age_years", "sex", "externalizing")) {
      RidgeScore score = RidgeScore.of(off.features(), off.labels(label));
      assertThat(score.correlation())
          .as("%s with effects off", label)
          .isBetween(score.chanceLow(), score.chanceHigh());
    }
    SubjectPowers on = SubjectPowers.of(windows("on"));
    RidgeScore age = RidgeScore.of(on.features(), on.labels("age_years"));
    assertThat(age.correlation()).isGreaterThan(age.chanceHigh() + 0.1);
  }

  /** A windows folder made from simulated recordings of 16 s at 100 Hz. */
  private String windows(String effects) {
    String bids = folder.resolve(effects).toString();
    JobCall made =
        JobCall.of(
            "simulate",
            "--out",
            bids,
            "--subjects",
            String.valueOf(SUBJECTS),
            "--seed",
            "11",
            "--task",
            "RestingState",
            "--rate",
            "100 Hz",
            "--partitions",
            "2",
            "--set",
            "effects=" + effects,
            "--set",
            "resting.open=6 s",
            "--set",
            "resting.closed=6 s");
    assertThat(made.exit()).as(made.err()).isZero();
    String windows = folder.resolve("windows-" + effects).toString();
    JobCall cut =
        JobCall.of(
            "preprocess",
            "--bids",
            bids,
            "--out",
            windows,
            "--preset",
            "challenge",
            "--partitions",
            "2");
    assertThat(cut.exit()).as(cut.err()).isZero();
    return windows;
  }
}
