package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inion.file.FileEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final Labels LABELS = new Labels(Map.of("sex", "F"), Map.of("age_years", 21.0));

  private static BidsRecording recording(MemoryTree tree) throws IOException {
    tree.file("d/dataset_description.json", "{}").file("d/sub-01/eeg/sub-01_eeg.edf", "x");
    return BidsFolder.open(tree, "d", Optional.empty()).recordings().get(0);
  }

  private static String contents(String json, String events) throws IOException {
    MemoryTree tree =
        new MemoryTree().file("d/eeg.json", json).file("d/sub-01/eeg/sub-01_events.tsv", events);
    return Fingerprint.ofContents(new SidecarReader(tree).read(recording(tree)), LABELS);
  }

  @Test
  void theFormOfTheTextMakesNoDifference() throws IOException {
    String first = contents("{\"A\": 1, \"B\": 2}", "onset\tduration\n1\t0\n");
    assertThat(first)
        .hasSize(64)
        .isEqualTo(contents("{\n\"B\": 2, \"A\": 1}", "onset\tduration\r\n1\t0\r\n\r\n"));
  }

  @Test
  void theContentDoes() throws IOException {
    String first = contents("{\"A\": 1}", "onset\tduration\n1\t0\n");
    assertThat(first).isNotEqualTo(contents("{\"A\": 2}", "onset\tduration\n1\t0\n"));
    assertThat(first).isNotEqualTo(contents("{\"A\": 1}", "onset\tduration\n10\t\n"));
    Sidecars none = new SidecarReader(new MemoryTree()).read(recording(new MemoryTree()));
    assertThat(Fingerprint.ofContents(none, LABELS))
        .isNotEqualTo(Fingerprint.ofContents(none, Labels.none()))
        .isNotEqualTo(
            Fingerprint.ofContents(
                none, new Labels(Map.of("sex", "F"), Map.of("age_years", 22.0))));
  }

  @Test
  void isTheSameOnEveryMachine() throws IOException {
    assertThat(contents("{\"A\": 1}", "onset\tduration\n1\t0\n"))
        .isEqualTo("78622f8de6d3636cd8a588e1d873bd00eb1534d6d3806136b59a4cb269362708");
  }

  @Test
  void theListingAloneTellsOfChangedFiles() throws IOException {
    BidsRecording one = recording(new MemoryTree());
    BidsRecording touched =
        new BidsRecording(
            one.dataset(),
            one.id(),
            new FileEntry(one.file().path(), false, one.file().bytes(), 2),
            one.parts(),
            one.others(),
            one.entities(),
            one.sidecars());
    BidsRecording withEvents =
        recording(new MemoryTree().file("d/sub-01/eeg/sub-01_events.tsv", ""));
    String first = Fingerprint.ofListing(one, LABELS);
    assertThat(first).isEqualTo(Fingerprint.ofListing(recording(new MemoryTree()), LABELS));
    assertThat(first).isNotEqualTo(Fingerprint.ofListing(touched, LABELS));
    assertThat(first).isNotEqualTo(Fingerprint.ofListing(withEvents, LABELS));
    assertThat(first).isNotEqualTo(Fingerprint.ofListing(one, Labels.none()));
  }

  /** Fingerprints of all recordings of a folder, by the end of their id. */
  private static Map<String, String> listed(MemoryTree tree) throws IOException {
    Map<String, String> prints = new TreeMap<>();
    tree.file("d/dataset_description.json", "{}");
    for (BidsRecording one : BidsFolder.open(tree, "d", Optional.empty()).recordings()) {
      String id = one.id().replaceFirst(".*task-", "");
      prints.put(id, Fingerprint.ofListing(one, LABELS));
    }
    return prints;
  }

  private static MemoryTree renamed() {
    return new MemoryTree()
        .file("d/sub-01/eeg/sub-01_task-own_eeg.vhdr", "names its own")
        .file("d/sub-01/eeg/sub-01_task-own_eeg.eeg", "1")
        .file("d/sub-01/eeg/sub-01_task-renamed_eeg.vhdr", "names subject7.eeg")
        .file("d/sub-01/eeg/subject7.eeg", "22")
        .file("d/sub-01/eeg/subject7.vmrk", "333")
        .file("d/sub-01/eeg/sub-01_task-lab_eeg.set", "names old.fdt")
        .file("d/sub-01/eeg/old.fdt", "4444")
        .file("d/sub-01/eeg/sub-01_task-edf_eeg.edf", "names none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          subject7.eeg             | own,renamed
          subject7.vmrk            | own,renamed
          old.fdt                  | lab
          sub-01_task-own_eeg.eeg  | own
          sub-01_task-edf_eeg.edf  | edf
          """)
  void aDataFileOfAnotherNameChangesWhoMayNameIt(String file, String changed) throws IOException {
    Map<String, String> before = listed(renamed());
    Map<String, String> after = listed(renamed().file("d/sub-01/eeg/" + file, "of another size"));
    assertThat(before).hasSize(4).containsOnlyKeys(after.keySet());
    assertThat(before.keySet().stream().filter(id -> !before.get(id).equals(after.get(id))))
        .containsExactly(changed.split(","));
  }

  @Test
  void aDataFileOfAnotherNameChangesARecordingOfAManifest() throws IOException {
    assertThat(ofManifest("1")).isEqualTo(ofManifest("1")).isNotEqualTo(ofManifest("22"));
  }

  private static String ofManifest(String data) throws IOException {
    MemoryTree tree =
        new MemoryTree()
            .file("m/list.csv", "path,subject\nraw/v.vhdr,01\n")
            .file("m/raw/v.vhdr", "names w.eeg")
            .file("m/raw/w.eeg", data);
    Dataset dataset = Manifest.open(tree, "m/list.csv", Optional.empty());
    return Fingerprint.ofListing(dataset.recordings().get(0), LABELS);
  }

  @Test
  void whatIsHandedToOtherMachinesArrivesWhole() throws Exception {
    MemoryTree tree = new MemoryTree().file("d/sub-01/eeg/sub-01_events.tsv", "onset\n");
    BidsRecording recording = recording(tree);
    assertThat(copy(recording)).isEqualTo(recording);
    assertThat(copy(LABELS)).isEqualTo(LABELS);
    assertThat(copy(Selection.all())).isEqualTo(Selection.all());
    LabelColumns columns = new LabelColumns(Map.of("iq", LabelType.NUMBER));
    assertThat(copy(columns)).isEqualTo(columns);
    Finding finding = new Finding(FindingKind.LABEL_MISSING, "x", 1, "y");
    assertThat(copy(finding)).isEqualTo(finding);
  }

  private static Object copy(Object value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
