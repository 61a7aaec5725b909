package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.inion.TinyDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two datasets of one study that speak of the same people. */
class SubjectGuardJobTest {
  private static final String SHARED = "split.shared-subjects={ study = [one, two] }";

  @TempDir Path folder;
  private String out;

  @BeforeEach
  void open() throws IOException {
    TinyDataset.of(folder.resolve("one"), 4);
    TinyDataset.of(folder.resolve("two"), 4)
        .text(
            "participants.tsv",
            "participant_id\tage\tsex\nsub-01\t30\tF\nsub-02\t22\tM\nsub-03\t23\tF\nsub-04\t24\tM\n");
    out = folder.resolve("out").toString();
  }

  private JobCall preprocess(String... more) {
    String[] start = {
      "preprocess",
      "--bids",
      folder.resolve("one").toString(),
      "--bids",
      folder.resolve("two").toString(),
      "--out",
      out,
      "--set",
      SHARED
    };
    String[] all = java.util.Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return JobCall.of(all);
  }

  @Test
  void severalValuesOfALabelAreWarnedOfWhereverTheFolderIsLookedAt() throws IOException {
    JobCall made = preprocess();
    assertThat(made.exit()).as(made.err()).isZero();
    String warning = "Subjects with several values of the label \"age_years\": 1: 01 (21, 30)";
    assertThat(made.err()).contains(warning);
    JobCall inspected = JobCall.of("inspect", out, "--json");
    assertThat(inspected.exit()).isZero();
    assertThat(inspected.err()).contains("warning: " + warning);
    assertThat(inspected.json().get("warnings").size()).isEqualTo(1);
    JobCall split = JobCall.of("split", out, "--set", SHARED, "--seed", "3");
    assertThat(split.exit()).isZero();
    assertThat(split.err()).contains("warning: " + warning);
  }

  @Test
  void aSplitThatForgetsThatSubjectsAreSharedIsAFaultOfTheFolder() throws IOException {
    assertThat(preprocess().exit()).isZero();
    assertThat(JobCall.of("inspect", out).exit()).isZero();
    JobCall split =
        JobCall.of(
            "split",
            out,
            "--set",
            "split.rule=lists",
            "--set",
            "split.lists={ train = [\"one/01\"], test = [\"two/01\"], validation = [] }");
    assertThat(split.exit()).as(split.err()).isZero();
    JobCall inspected = JobCall.of("inspect", out, "--json");
    assertThat(inspected.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(inspected.json().get("faults").toString())
        .contains("subject \\\"01\\\" must be on one side, but is on test and train");
  }
}
