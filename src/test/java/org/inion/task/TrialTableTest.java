package org.inion.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.HbnText;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;
import org.inion.file.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials from text: of real releases against an independent list, and of odd files. */
class TrialTableTest {
  private static final String HEAD =
      "release,participant_id,run,trial_index,trial_onset_s,stimulus_onset_s,stimulus,"
          + "response_onset_s,response,feedback,rt_from_stimulus_s,age,sex,externalizing";
  private static final String TRIAL =
      "1.0\tn/a\tcontrastTrial_start\tn/a\n3\tn/a\tleft_target\tn/a\n"
          + "4.5\tn/a\tleft_buttonPress\tsad_face\n6\tn/a\tcontrastTrial_start\tn/a\n";

  @TempDir Path folder;

  private static Settings settings(String... assignments) {
    var layers = Tasks.lay(Tasks.layers(), "--task", "response-time");
    for (String assignment : assignments) {
      layers.set(assignment);
    }
    return layers.resolve();
  }

  private static TrialTable read(Path root, String... assignments) throws IOException {
    return TrialReader.of(settings(assignments)).read(new LocalFiles(), List.of(root.toString()));
  }

  private Path dataset(String participants) throws IOException {
    Path root = folder.resolve("ds");
    Files.createDirectories(root);
    Files.writeString(root.resolve("dataset_description.json"), "{}");
    Files.writeString(root.resolve("participants.tsv"), participants);
    return root;
  }

  private static void events(Path root, String subject, String run, String text)
      throws IOException {
    Path file =
        root.resolve(
            "sub-%s/eeg/sub-%s_task-contrastChangeDetection_run-%s_events.tsv"
                .formatted(subject, subject, run));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @CsvSource({
    "ds005505, R1, 7316, 8536",
    "ds005506, R2, 7565, 8938",
    "ds005507, R3, 9586, 11596",
    "ds005508, R4, 16604, 19675"
  })
  void everyLineIsThatOfTheIndependentList(String dataset, String release, int usable, int trials)
      throws IOException {
    TrialTable table = read(HbnText.unpackTrials(dataset, folder));
    List<String> lines = table.csv().lines().toList();
    assertThat(lines.get(0)).isEqualTo(HEAD);
    assertThat(lines).hasSize(usable + 1);
    assertThat(lines.subList(1, lines.size())).isEqualTo(HbnText.listedTrials(release));
    assertThat(table.counts()).containsEntry("trials", trials);
    assertThat(table.rejected()).isEmpty();
    assertThat(table.excluded()).isEmpty();
  }

  @Test
  void aFileWithoutFeedbackGivesItsTrialsAndIsCounted() throws IOException {
    Path root = dataset("participant_id\tage\nsub-A\t9\n");
    String column = "onset\tduration\tvalue\tfeedback\n" + TRIAL;
    events(root, "A", "1", column.replaceAll("(?m)\t[^\t]*$", ""));
    TrialTable table = read(root);
    assertThat(table.csv().lines().skip(1))
        .containsExactly(
            "n/a,sub-A,1,0,1.0,3.0,left_target,4.5,left_buttonPress,n/a,1.5,9,n/a,n/a");
    assertThat(table.counts()).containsEntry("recordings without a column feedback", 1);
  }

  @Test
  void releasesAndRunsAreOrderedAsNumbers() throws IOException {
    Path root = dataset("participant_id\trelease_number\nsub-A\tR10\nsub-B\tR2\n");
    String text = "onset\tduration\tvalue\tfeedback\n" + TRIAL;
    events(root, "A", "1", text);
    events(root, "B", "10", text);
    events(root, "B", "2", text);
    assertThat(read(root).csv().lines().skip(1))
        .extracting(line -> line.substring(0, line.indexOf(",0,")))
        .containsExactly("R2,sub-B,2", "R2,sub-B,10", "R10,sub-A,1");
  }

  @Test
  void aBrokenFileIsRejectedAndTheRestIsRead() throws IOException {
    Path root = dataset("participant_id\nsub-A\nsub-B\n");
    events(root, "A", "1", "onset\tduration\tvalue\nsoon\tn/a\tx\n");
    events(root, "B", "1", "onset\tduration\tvalue\tfeedback\n" + TRIAL);
    TrialTable table = read(root);
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rejected()).singleElement().asString().contains("soon", "line 2");
  }

  @Test
  void excludedSubjectsAreLeftOutAndCounted() throws IOException {
    Path root = dataset("participant_id\nsub-NDARWV769JM7\n");
    events(root, "NDARWV769JM7", "1", "onset\tduration\tvalue\tfeedback\n" + TRIAL);
    TrialTable table = read(root);
    assertThat(table.rows()).isEmpty();
    assertThat(table.excluded()).containsEntry(Exclusions.Rule.EXCLUDED_SUBJECT, 1);
  }

  @Test
  void whichEventsMakeATrialIsConfigured() throws IOException {
    Path root = dataset("participant_id\nsub-A\n");
    events(root, "A", "1", "onset\tduration\tvalue\n1\t0\tgo\n2\t0\ttone\n3\t0\tkey\n4\t0\tgo\n");
    TrialTable table =
        read(
            root,
            "window.anchor.events=[tone]",
            "window.anchor.trial.start=[go]",
            "window.anchor.trial.response=[key]",
            "events.known=[]");
    assertThat(table.rows()).singleElement().matches(row -> row.responseTimeSeconds() == 1);
  }

  @Test
  void aTaskWithoutTrialsIsRefused() {
    Settings age = Tasks.lay(Tasks.layers(), "--task", "age").resolve();
    assertThatThrownBy(() -> TrialReader.of(age))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("\"age\" has none");
  }
}
