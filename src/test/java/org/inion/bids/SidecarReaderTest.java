package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.inion.error.BadDataException;
import org.junit.jupiter.api.Test;

class SidecarReaderTest {
  private static final String EEG = "/d/set/sub-01/ses-1/eeg/";
  private final MemoryTree tree =
      new MemoryTree()
          .file("/d/set/dataset_description.json", "{}")
          .file(EEG + "sub-01_ses-1_task-a_run-1_eeg.edf", "")
          .file(EEG + "sub-01_ses-1_task-a_run-2_eeg.edf", "");

  private Dataset open() throws IOException {
    return BidsFolder.open(tree, "/d/set", Optional.empty());
  }

  private Sidecars first() throws IOException {
    return new SidecarReader(tree).read(open().recordings().get(0));
  }

  @Test
  void aRecordingMayHaveNoSidecars() throws IOException {
    Sidecars sidecars = first();
    assertThat(sidecars.eeg().values()).isEmpty();
    assertThat(sidecars.channels()).isEmpty();
    assertThat(sidecars.events()).isEmpty();
  }

  @Test
  void inheritance_5b_jsonIsMergedKeyByKeyFromTheRootDown() throws IOException {
    tree.file("/d/set/task-a_eeg.json", "{\"SamplingFrequency\": 1, \"EEGReference\": \"root\"}")
        .file("/d/set/sub-01/sub-01_eeg.json", "{\"EEGReference\": \"subject\", \"A\": 1}")
        .file("/d/set/sub-01/ses-1/sub-01_ses-1_eeg.json", "{\"A\": 2, \"B\": 2}")
        .file(EEG + "sub-01_ses-1_task-a_run-1_eeg.json", "{\"B\": 3}");
    EegJson eeg = first().eeg();
    assertThat(eeg.samplingFrequencyHertz()).hasValue(1);
    assertThat(eeg.reference()).contains("subject");
    assertThat(eeg.number("A")).hasValue(2);
    assertThat(eeg.number("B")).hasValue(3);
    assertThat(eeg.where().place()).isEqualTo(EEG + "sub-01_ses-1_task-a_run-1_eeg.json");
  }

  @Test
  void inheritance_5a_ofTablesTheNearestAloneHolds() throws IOException {
    tree.file("/d/set/channels.tsv", "name\ttype\nroot\tEEG\n")
        .file("/d/set/sub-01/sub-01_task-a_channels.tsv", "name\ttype\nsubject\tEEG\n");
    assertThat(first().channels().orElseThrow().rows()).containsOnlyKeys("subject");
  }

  @Test
  void inheritance_2d_aSidecarThatNamesMoreDoesNotApply() throws IOException {
    tree.file("/d/set/task-b_eeg.json", "{\"A\": 1}")
        .file("/d/set/task-a_acq-x_eeg.json", "{\"A\": 2}")
        .file(EEG + "sub-01_ses-1_task-a_run-2_eeg.json", "{\"A\": 3}");
    assertThat(first().eeg().values()).isEmpty();
  }

  @Test
  void inheritance_4_twoOfOneFolderAreAnErrorOfTheirRecordingAlone() throws IOException {
    tree.file(EEG + "sub-01_ses-1_task-a_run-1_channels.tsv", "name\ttype\na\tEEG\n")
        .file(EEG + "sub-01_ses-1_run-1_channels.tsv", "name\ttype\na\tEEG\n");
    Dataset dataset = open();
    SidecarReader reader = new SidecarReader(tree);
    assertThatThrownBy(() -> reader.read(dataset.recordings().get(0)))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "["
                + EEG
                + "sub-01_ses-1_task-a_run-1_eeg.edf] Cannot choose its *_channels.tsv: one file of"
                + " a folder must apply to it, but \"sub-01_ses-1_run-1_channels.tsv\" and"
                + " \"sub-01_ses-1_task-a_run-1_channels.tsv\" both do. Remove one, or move the"
                + " more general one a folder up.");
    assertThat(reader.read(dataset.recordings().get(1)).channels()).isEmpty();
  }

  @Test
  void twoTablesOfAFartherFolderDoNotMatterWhereANearerOneHolds() throws IOException {
    tree.file("/d/set/channels.tsv", "name\ttype\na\tEEG\n")
        .file("/d/set/task-a_channels.tsv", "name\ttype\nb\tEEG\n")
        .file(EEG + "sub-01_ses-1_task-a_run-1_channels.tsv", "name\ttype\nc\tEEG\n");
    assertThat(first().channels().orElseThrow().rows()).containsOnlyKeys("c");
  }

  @Test
  void aSidecarThatBidsignoreNamesDoesNotApply() throws IOException {
    tree.file("/d/set/.bidsignore", "*_channels.tsv\n")
        .file(EEG + "sub-01_ses-1_task-a_run-1_channels.tsv", "broken");
    assertThat(first().channels()).isEmpty();
  }

  @Test
  void sharedSidecarsAreReadOnce() throws IOException {
    tree.file("/d/set/eeg.json", "{}").file("/d/set/task-a_events.tsv", "onset\tduration\n");
    SidecarReader reader = new SidecarReader(tree);
    for (BidsRecording recording : open().recordings()) {
      assertThat(reader.read(recording).events()).isPresent();
    }
    assertThat(tree.opened)
        .containsEntry("/d/set/eeg.json", 1)
        .containsEntry("/d/set/task-a_events.tsv", 1);
  }

  @Test
  void aBrokenSidecarIsAnErrorOfItsRecording() {
    tree.file(EEG + "sub-01_ses-1_task-a_run-1_eeg.json", "[1]");
    assertThatThrownBy(this::first)
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("[" + EEG + "sub-01_ses-1_task-a_run-1_eeg.json, line 1] Cannot");
  }
}
