package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.file.FileEntry;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private final MemoryTree tree =
      new MemoryTree()
          .empty("/d/clinic", "raw/a.edf", "raw/b_eeg.BDF", "raw/a.tsv", "raw/channels.tsv")
          .empty("/other", "c.edf");

  private Dataset open(String csv) throws IOException {
    tree.file("/d/clinic/list.csv", csv);
    return Manifest.open(tree, "/d/clinic/list.csv", Optional.empty());
  }

  private void assertProblems(String csv, String... problems) {
    assertThatThrownBy(() -> open(csv))
        .isInstanceOfSatisfying(
            BadSetupException.class, e -> assertThat(e.problems()).containsExactly(problems));
  }

  @Test
  void yieldsTheSameAsABidsFolder() throws IOException {
    Dataset dataset =
        open(
            """
            path,subject,age,sex,site,task,session,run,events,channels
            raw/a.edf,01,21,F,"Kyiv, centre",rest,1,run-2,raw/a.tsv,raw/channels.tsv
            ./raw/../raw/b_eeg.BDF,sub-01,,F,n/a,task-sleep,,,,
            /other/c.edf,02,30,M,Lviv,rest,,,,
            """);
    assertThat(dataset.name()).isEqualTo("clinic");
    assertThat(dataset.recordings().stream().map(BidsRecording::id))
        .containsExactly("clinic/other/c", "clinic/raw/a", "clinic/raw/b");
    BidsRecording a = dataset.recordings().get(1);
    assertThat(a.subjectKey()).isEqualTo(new SubjectKey("clinic", "01"));
    assertThat(a.task()).contains("rest");
    assertThat(a.session()).contains("1");
    assertThat(a.run()).contains("2");
    assertThat(a.file().path()).isEqualTo("/d/clinic/raw/a.edf");
    assertThat(a.sidecars().table(Sidecar.Kind.EVENTS).orElseThrow().file().path())
        .isEqualTo("/d/clinic/raw/a.tsv");
    assertThat(a.sidecars().table(Sidecar.Kind.CHANNELS)).isPresent();
    LabelColumns columns = new Datasets(List.of(dataset)).labelColumns(List.of("site"));
    LabelReader labels = new LabelReader(dataset.participants(), columns);
    assertThat(labels.labels("02").ageYears()).hasValue(30);
    assertThat(labels.labels("02").text("site")).contains("Lviv");
    assertThat(dataset.recordings().get(2).task()).contains("sleep");
    assertThat(dataset.participants().columns()).containsExactly("age", "sex", "site");
  }

  @Test
  void aLabelMayBeLeftEmptyInFurtherRowsOfASubject() throws IOException {
    Dataset dataset = open("path,subject,age\nraw/a.edf,01,\nraw/b_eeg.BDF,01,21\n");
    LabelReader labels = new LabelReader(dataset.participants(), LabelColumns.none());
    assertThat(labels.labels("01").ageYears()).hasValue(21);
  }

  @Test
  void furtherRawFilesOfARecordingAreFound() throws IOException {
    tree.empty("/d/clinic", "raw/v.vhdr", "raw/v.vmrk", "raw/v.eeg", "raw/w.eeg");
    assertThat(open("path,subject\nraw/v.vhdr,01\n").recordings().get(0).parts())
        .extracting(FileEntry::name)
        .containsExactly("v.eeg", "v.vmrk");
  }

  @Test
  void foldersAreListedOnce() throws IOException {
    open("path,subject\nraw/a.edf,01\nraw/b_eeg.BDF,02\n");
    assertThat(tree.listed).containsOnlyKeys("/d/clinic/raw").containsEntry("/d/clinic/raw", 1);
  }

  @Test
  void aMissingColumnIsNamed() {
    assertProblems(
        "path;subject\nraw/a.edf;01\n",
        "[/d/clinic/list.csv, field \"path\"] Cannot read the manifest: the column must be there,"
            + " but the columns are path;subject. Name the columns in the first line, separated by"
            + " commas.");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertProblems(
        """
            path,subject,age,events
            raw/x.edf,01,1,
            raw/a.edf,01,2,raw/none.tsv
            raw/a.edf,02,3,
            ,03,,
            raw/a.tsv,04,,
            nowhere/a.edf,05,,
            raw/b_eeg.BDF,,,
            """,
        "[/d/clinic/list.csv, line 2, field \"path\"] Cannot read the row: the file must exist, but"
            + " \"raw/x.edf\" does not. Paths begin at the manifest's folder.",
        "[/d/clinic/list.csv, line 3, field \"age\"] Cannot read the row: a label must be the same"
            + " in all rows of subject \"01\", but was \"2\" and, from line 2 on, \"1\". Correct"
            + " one.",
        "[/d/clinic/list.csv, line 3, field \"events\"] Cannot read the row: the file must exist,"
            + " but \"raw/none.tsv\" does not. Paths begin at the manifest's folder.",
        "[/d/clinic/list.csv, line 4, field \"path\"] Cannot read the row: a recording must be"
            + " named once, but \"raw/a.edf\" is that of line 3. Remove or rename it.",
        "[/d/clinic/list.csv, line 5, field \"path\"] Cannot read the row: it must be filled in,"
            + " but was empty. Fill it in, or remove the row.",
        "[/d/clinic/list.csv, line 6, field \"path\"] Cannot read the row: the file must end in"
            + " .edf, .bdf, .vhdr, .ahdr, .set, but was \"raw/a.tsv\". Convert it.",
        "[/d/clinic/list.csv, line 7, field \"path\"] Cannot read the row: the file must exist, but"
            + " \"nowhere/a.edf\" does not. Paths begin at the manifest's folder.",
        "[/d/clinic/list.csv, line 8, field \"subject\"] Cannot read the row: it must be filled in,"
            + " but was empty. Fill it in, or remove the row.");
  }

  @Test
  void aManifestThatIsAbsentIsNamed() {
    assertThatThrownBy(() -> Manifest.open(tree, "/d/clinic/none.csv", Optional.empty()))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "[/d/clinic/none.csv] Cannot open the manifest: the file must exist. Check the path.");
  }

  @Test
  void pathsOfAnObjectStoreKeepTheirScheme() throws IOException {
    MemoryTree store = new MemoryTree().empty("s3a://bucket/clinic", "raw/a.edf");
    store.file("s3a://bucket/clinic/list.csv", "path,subject\nraw/./a.edf,01\n");
    Dataset dataset = Manifest.open(store, "s3a://bucket/clinic/list.csv", Optional.empty());
    assertThat(dataset.recordings().get(0).file().path())
        .isEqualTo("s3a://bucket/clinic/raw/a.edf");
    assertThat(dataset.recordings().get(0).id()).isEqualTo("clinic/raw/a");
  }
}
