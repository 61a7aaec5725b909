package org.inion.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.inion.HbnText;
import org.inion.bids.BidsFolder;
import org.inion.bids.BidsRecording;
import org.inion.bids.Dataset;
import org.inion.bids.EventReading;
import org.inion.bids.EventTable;
import org.inion.bids.LabelColumns;
import org.inion.bids.LabelReader;
import org.inion.bids.SidecarReader;
import org.inion.bids.TextTable;
import org.inion.config.Settings;
import org.inion.file.LocalFiles;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.window.EventRules;
import org.inion.window.Stretches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of dirt in HBN's text, on the real files that have it. */
class HbnDirtTest {
  private static final LocalFiles FILES = new LocalFiles();

  /** A recording of R1 whose presses have feedback. */
  private static final String WITH_FEEDBACK = "NDARRF897HB5_task-contrastChangeDetection_run-1";

  @TempDir Path folder;

  private static Settings settings(String task) {
    return Tasks.lay(Tasks.layers(), "--task", task).resolve();
  }

  private static TrialTable trials(Path root) throws IOException {
    return TrialReader.of(settings("response-time")).read(FILES, List.of(root.toString()));
  }

  /** Counted with grep over the same files. */
  @ParameterizedTest
  @CsvSource({
    "ds005505, 1066, 205, 33, 0",
    "ds005506, 1107, 258, 54, 1",
    "ds005507, 1443, 369, 84, 2",
    "ds005508, 2456, 207, 31, 2"
  })
  void ignoredAndStrayEventsBoundariesAndZerosAreCounted(
      String dataset, int ignored, int stray, int boundaries, int zeros) throws IOException {
    TrialTable table = trials(HbnText.unpackTrials(dataset, folder));
    assertThat(table.counts())
        .containsEntry("ignored events", ignored)
        .containsEntry("stray events", stray)
        .containsEntry("boundaries", boundaries);
    assertThat(table.counts().getOrDefault("trials with a response time of 0 s", 0))
        .isEqualTo(zeros)
        .isEqualTo((int) table.rows().stream().filter(r -> r.responseTimeSeconds() == 0).count());
  }

  @Test
  void aBoundaryIsAGapAndWhatIsIgnoredIsNone() throws IOException {
    Path root = HbnText.unpackTrials("ds005505", folder);
    EventRules rules = WindowKeys.events(settings("response-time"));
    int files = 0;
    for (BidsRecording recording : events(root).recordings()) {
      EventReading reading = EventTable.of(table(recording)).read(1e6);
      int inside =
          (int) reading.boundaries().stream().filter(one -> one.onsetSeconds() > 0).count();
      List<Segment> parts =
          Stretches.of(
              List.of(Segment.whole(5000)),
              rules.of(reading.events()).events(),
              SampleRate.ofHertz(500));
      assertThat(parts).as(recording.id()).hasSize(inside + 1);
      files += inside > 0 ? 1 : 0;
    }
    assertThat(files).isPositive();
  }

  @Test
  void aRealFileWithoutItsFeedbackColumnGivesTheSameTrials() throws IOException {
    Path whole = HbnText.unpack("ds005505", folder.resolve("a"), HbnDirtTest::ofOneRecording);
    TrialTable before = trials(whole);
    assertThat(before.rows()).isNotEmpty();
    Path without = HbnText.unpack("ds005505", folder.resolve("b"), HbnDirtTest::ofOneRecording);
    change(without, text -> text.replaceAll("(?m)\t[^\t\n]*$", ""));
    TrialTable after = trials(without);
    assertThat(after.counts()).containsEntry("recordings without a column feedback", 1);
    assertThat(after.rows()).hasSameSizeAs(before.rows());
    assertThat(after.csv())
        .isEqualTo(before.csv().replaceAll("smiley_face|sad_face|non_target", "n/a"));
  }

  @Test
  void aRealFileWithAPressAtTheStimulusHasAResponseTimeOfZero() throws IOException {
    Path root = HbnText.unpack("ds005505", folder, HbnDirtTest::ofOneRecording);
    change(root, text -> text.replaceFirst("(?m)^107\\.376\t", "105.586\t"));
    TrialTable table = trials(root);
    assertThat(table.counts()).containsEntry("trials with a response time of 0 s", 1);
    assertThat(table.rows()).anyMatch(row -> row.responseTimeSeconds() == 0);
  }

  @ParameterizedTest
  @CsvSource({"ds005505, 458, 0", "ds005507, 388, 388"})
  void sidecarsWithoutAChannelCountAreKnown(String dataset, int sidecars, int without)
      throws IOException {
    Path root =
        HbnText.unpack(
            dataset,
            folder,
            path -> path.endsWith("_eeg.json") || path.endsWith("dataset_description.json"));
    List<Path> raw = new ArrayList<>();
    try (var files = Files.walk(root)) {
      files
          .filter(file -> file.getParent().endsWith("eeg"))
          .forEach(file -> raw.add(Path.of(file.toString().replace(".json", ".set"))));
    }
    for (Path file : raw) {
      Files.createFile(file);
    }
    SidecarReader reader = new SidecarReader(FILES);
    int found = 0;
    List<BidsRecording> recordings =
        BidsFolder.open(FILES, root.toString(), Optional.empty()).recordings();
    for (BidsRecording recording : recordings) {
      found += reader.read(recording).eeg().hasNoChannelCount() ? 1 : 0;
    }
    assertThat(recordings).hasSize(sidecars);
    assertThat(found).isEqualTo(without);
  }

  @Test
  void participantsWithoutFactorsAreLeftOutByName() throws IOException {
    Path root = HbnText.unpack("ds005505", folder, path -> !path.contains("/"));
    Exclusions rules = Exclusions.read(settings("externalizing"));
    LabelReader labels = new LabelReader(events(root).participants(), LabelColumns.none());
    List<Exclusions.Rule> out =
        events(root).participants().all().stream()
            .flatMap(
                one ->
                    rules
                        .ofSubject(
                            one.subject(),
                            labels.labels(one.subject()).release(),
                            label -> labels.labels(one.subject()).number(label).isPresent())
                        .stream())
            .toList();
    assertThat(out).hasSize(4).containsOnly(Exclusions.Rule.NO_LABEL);
  }

  private static Dataset events(Path root) throws IOException {
    return BidsFolder.openEvents(FILES, root.toString(), Optional.empty());
  }

  private static TextTable table(BidsRecording recording) throws IOException {
    return TextTable.tsv(FILES, recording.file().path());
  }

  private static boolean ofOneRecording(String path) {
    return (!path.contains("/") && !path.endsWith(".json"))
        || path.equals("dataset_description.json")
        || path.endsWith(WITH_FEEDBACK + "_events.tsv");
  }

  private static void change(Path root, UnaryOperator<String> change) throws IOException {
    Path file = root.resolve("sub-NDARRF897HB5/eeg/sub-" + WITH_FEEDBACK + "_events.tsv");
    Files.writeString(file, change.apply(Files.readString(file)));
  }
}
