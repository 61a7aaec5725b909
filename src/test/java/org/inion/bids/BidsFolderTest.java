package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;
import org.inion.file.FileEntry;
import org.inion.file.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BidsFolderTest {
  private final MemoryTree tree =
      new MemoryTree().file("/d/set/dataset_description.json", "{\"Name\": \"x\"}");

  private Dataset open() throws IOException {
    return BidsFolder.open(tree, "/d/set", Optional.empty());
  }

  private static Map<String, Exclusion.Reason> excluded(Dataset dataset) {
    return dataset.excluded().stream()
        .collect(Collectors.toMap(Exclusion::path, Exclusion::reason));
  }

  @Test
  void aRecordingIsNamedByTheDatasetAndItsPath() throws IOException {
    tree.empty("/d/set", "sub-01/ses-a/eeg/sub-01_ses-a_task-rest_acq-hi_run-02_eeg.edf");
    BidsRecording recording = open().recordings().get(0);
    assertThat(recording.id())
        .isEqualTo("set/sub-01/ses-a/eeg/sub-01_ses-a_task-rest_acq-hi_run-02");
    assertThat(recording.path()).isEqualTo("sub-01/ses-a/eeg/sub-01_ses-a_task-rest_acq-hi_run-02");
    assertThat(recording.dataset()).isEqualTo("set");
    assertThat(recording.subject()).isEqualTo("01");
    assertThat(recording.subjectKey()).isEqualTo(new SubjectKey("set", "01"));
    assertThat(recording.session()).contains("a");
    assertThat(recording.task()).contains("rest");
    assertThat(recording.run()).contains("02");
    assertThat(recording.entity("acq")).contains("hi");
    assertThat(recording.file().path())
        .isEqualTo("/d/set/sub-01/ses-a/eeg/sub-01_ses-a_task-rest_acq-hi_run-02_eeg.edf");
  }

  @Test
  void sessionTaskAndRunMayBeAbsent() throws IOException {
    tree.empty("/d/set", "sub-01/eeg/sub-01_eeg.bdf");
    BidsRecording recording = open().recordings().get(0);
    assertThat(recording.session()).isEmpty();
    assertThat(recording.task()).isEmpty();
    assertThat(recording.run()).isEmpty();
  }

  @Test
  void aDatasetIsNamedAsToldElseAsItsFolder() throws IOException {
    tree.empty("/d/set", "sub-01/eeg/sub-01_eeg.bdf");
    Dataset named = BidsFolder.open(tree, "/d/set/", Optional.of("mine"));
    assertThat(named.name()).isEqualTo("mine");
    assertThat(named.recordings().get(0).id()).isEqualTo("mine/sub-01/eeg/sub-01");
    assertThat(BidsFolder.open(tree, "/d/set/", Optional.empty()).name()).isEqualTo("set");
  }

  @Test
  void aNameThatWouldBlurTheIdsIsRefused() {
    assertThatThrownBy(() -> BidsFolder.open(tree, ".", Optional.empty()))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "[.] Cannot name the dataset: its name must be one word without \"/\", but was \".\"."
                + " Give a name with --dataset.");
    assertThatThrownBy(() -> BidsFolder.open(tree, "/d/set", Optional.of("a/b")))
        .hasMessageContaining("but was \"a/b\"");
  }

  @Test
  void theFourFormatsAreRecordingsTheirSiblingsAreNot() throws IOException {
    tree.empty(
        "/d/set",
        "sub-01/eeg/sub-01_task-a_eeg.EDF",
        "sub-01/eeg/sub-01_task-b_eeg.bdf",
        "sub-01/eeg/sub-01_task-c_eeg.set",
        "sub-01/eeg/sub-01_task-c_eeg.fdt",
        "sub-01/eeg/sub-01_task-d_eeg.vhdr",
        "sub-01/eeg/sub-01_task-d_eeg.vmrk",
        "sub-01/eeg/sub-01_task-d_eeg.eeg",
        "sub-01/eeg/sub-01_task-d_eeg.json",
        "sub-01/eeg/sub-01_task-d_channels.tsv",
        "sub-01/eeg/sub-01_electrodes.tsv");
    Dataset dataset = open();
    assertThat(dataset.recordings().stream().map(r -> r.task().orElseThrow()))
        .containsExactly("a", "b", "c", "d");
    assertThat(dataset.recordings())
        .extracting(recording -> recording.parts().stream().map(FileEntry::name).toList())
        .containsExactly(
            List.of(),
            List.of(),
            List.of("sub-01_task-c_eeg.fdt"),
            List.of("sub-01_task-d_eeg.eeg", "sub-01_task-d_eeg.vmrk"));
    assertThat(dataset.recordings().get(0).id()).isEqualTo("set/sub-01/eeg/sub-01_task-a");
    assertThat(dataset.excluded()).isEmpty();
  }

  @Test
  void theSizeOfARecordingIsThatOfAllItsRawFiles() throws IOException {
    tree.file("/d/set/sub-01/eeg/sub-01_eeg.vhdr", "12");
    tree.file("/d/set/sub-01/eeg/sub-01_eeg.eeg", "345");
    assertThat(open().recordings().get(0).bytes()).isEqualTo(5);
  }

  @Test
  void whatIsNoRawEegIsLeftOutWithItsReason() throws IOException {
    tree.file("/d/set/.bidsignore", "sub-02/\n*_task-bad_*\n");
    tree.empty(
        "/d/set",
        "README",
        "stray_eeg.edf",
        "derivatives/x/sub-01/eeg/sub-01_eeg.edf",
        "sourcedata/sub-01/eeg/sub-01_eeg.edf",
        "code/run.m",
        "stimuli/a.png",
        "phenotype/a.tsv",
        "sub-01/anat/sub-01_T1w.nii.gz",
        "sub-01/sub-01_eeg.edf",
        "sub-01/eeg/sub-01_task-bad_eeg.edf",
        "sub-01/eeg/sub-01_task-a_physio.edf",
        "sub-01/eeg/sub-01_task-a_eeg.fif",
        "sub-01/eeg/sub-01_task-a_eeg.edf",
        "sub-01/eeg/sub-01_task-a_eeg.bdf",
        "sub-01/eeg/sub-03_task-a_eeg.edf",
        "sub-01/eeg/first try_eeg.edf",
        "sub-01/ses-1/eeg/sub-01_task-z_eeg.edf",
        "sub-02/eeg/sub-02_task-a_eeg.edf");
    Dataset dataset = open();
    assertThat(dataset.recordings().stream().map(r -> r.file().name()))
        .containsExactly("sub-01_task-a_eeg.edf");
    assertThat(excluded(dataset))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("stray_eeg.edf", Exclusion.Reason.MISPLACED),
                Map.entry("derivatives", Exclusion.Reason.RESERVED_FOLDER),
                Map.entry("sourcedata", Exclusion.Reason.RESERVED_FOLDER),
                Map.entry("code", Exclusion.Reason.RESERVED_FOLDER),
                Map.entry("stimuli", Exclusion.Reason.RESERVED_FOLDER),
                Map.entry("phenotype", Exclusion.Reason.NOT_A_SUBJECT),
                Map.entry("sub-01/anat", Exclusion.Reason.NOT_EEG),
                Map.entry("sub-01/sub-01_eeg.edf", Exclusion.Reason.MISPLACED),
                Map.entry("sub-01/eeg/sub-01_task-bad_eeg.edf", Exclusion.Reason.BIDSIGNORE),
                Map.entry("sub-01/eeg/sub-01_task-a_physio.edf", Exclusion.Reason.NOT_EEG),
                Map.entry("sub-01/eeg/sub-01_task-a_eeg.fif", Exclusion.Reason.UNKNOWN_FORMAT),
                Map.entry("sub-01/eeg/sub-01_task-a_eeg.bdf", Exclusion.Reason.SAME_RECORDING),
                Map.entry("sub-01/eeg/sub-03_task-a_eeg.edf", Exclusion.Reason.MISPLACED),
                Map.entry("sub-01/eeg/first try_eeg.edf", Exclusion.Reason.MISPLACED),
                Map.entry("sub-01/ses-1/eeg/sub-01_task-z_eeg.edf", Exclusion.Reason.MISPLACED),
                Map.entry("sub-02", Exclusion.Reason.BIDSIGNORE)));
    assertThat(tree.listed.keySet()).noneMatch(folder -> folder.contains("derivatives"));
  }

  @Test
  void everyFolderIsListedOnceAndNoRawFileIsOpened() throws IOException {
    int subjects = 3000;
    for (int s = 0; s < subjects; s++) {
      for (int r = 0; r < 9; r++) {
        String stem = "sub-%04d/eeg/sub-%04d_task-t%d_".formatted(s, s, r);
        tree.empty("/d/set", stem + "eeg.edf", stem + "events.tsv", stem + "channels.tsv");
      }
    }
    Dataset dataset = open();
    assertThat(dataset.recordings()).hasSize(subjects * 9);
    assertThat(dataset.recordings().get(0).sidecars().files()).hasSize(2);
    assertThat(tree.listed).hasSize(1 + 2 * subjects).allSatisfy((f, n) -> assertThat(n).isOne());
    assertThat(tree.opened.keySet()).containsExactly("/d/set/dataset_description.json");
  }

  @Test
  void aFolderThatIsAbsentIsNamed() {
    assertThatThrownBy(() -> BidsFolder.open(tree, "/d/none", Optional.empty()))
        .isInstanceOf(BadSetupException.class)
        .hasMessage("[/d/none] Cannot open the dataset: the folder must exist. Check the path.");
  }

  @Test
  void aFolderWithoutDescriptionIsNotBids() {
    tree.empty("/d/other", "sub-01/eeg/sub-01_eeg.edf");
    assertThatThrownBy(() -> BidsFolder.open(tree, "/d/other", Optional.empty()))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "[/d/other] Cannot open the dataset: a BIDS folder must hold dataset_description.json."
                + " Give the folder that holds it, or a manifest for a folder that is not BIDS.");
  }

  @Test
  void aBrokenDescriptionIsNamedWithItsLine() {
    tree.file("/d/set/dataset_description.json", "{\n\"Name\" 1}");
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSetupException.class)
        .hasMessageStartingWith(
            "[/d/set/dataset_description.json, line 2] Cannot read the file: it must be one JSON"
                + " object, but is not (Unexpected character")
        .hasMessageEndingWith(". Correct the file.")
        .hasMessageNotContaining("\n");
  }

  @Test
  void brokenParticipantsKeepTheDatasetFromBeingOpened() {
    tree.file("/d/set/participants.tsv", "participant_id\tage\nsub-01\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSetupException.class)
        .hasMessageStartingWith("[/d/set/participants.tsv, line 2] Cannot read the table:");
  }

  @Test
  void aDatasetWithoutParticipantsWorksWithoutLabels() throws IOException {
    tree.empty("/d/set", "sub-01/eeg/sub-01_eeg.edf");
    Dataset dataset = open();
    assertThat(dataset.participants().all()).isEmpty();
    assertThat(dataset.findings()).isEmpty();
    LabelReader labels = new LabelReader(dataset.participants(), LabelColumns.none());
    assertThat(labels.labels("01")).isEqualTo(Labels.none());
    assertThat(labels.findings(dataset.subjects())).isEmpty();
  }

  @Test
  void participantsWithoutFilesAndFilesWithoutParticipantAreCounted() throws IOException {
    tree.file("/d/set/participants.tsv", "participant_id\nsub-01\nsub-02\nsub-03\n");
    tree.empty("/d/set", "sub-01/eeg/sub-01_eeg.edf", "sub-09/eeg/sub-09_eeg.edf");
    assertThat(open().findings())
        .containsExactly(
            new Finding(
                FindingKind.PARTICIPANT_WITHOUT_FILES,
                "/d/set/participants.tsv",
                2,
                "Subjects without a recording: 2 (02, 03). Add their files, or leave it so."),
            new Finding(
                FindingKind.FILES_WITHOUT_PARTICIPANT,
                "/d/set/participants.tsv",
                1,
                "Subjects with recordings but without a row, so without labels: 1 (09)."
                    + " Add their rows."));
  }

  @Test
  void aLinkWhoseContentWasNotFetchedIsListed(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("dataset_description.json"), "{}");
    Path eeg = Files.createDirectories(root.resolve("sub-01/eeg"));
    Files.createSymbolicLink(eeg.resolve("sub-01_eeg.edf"), Path.of("../../.git/annex/absent"));
    Dataset dataset = BidsFolder.open(new LocalFiles(), root.toString(), Optional.of("x"));
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(dataset.recordings().get(0).file().bytes()).isZero();
  }
}
