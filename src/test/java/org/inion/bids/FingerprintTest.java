package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Optional;
import org.inion.file.FileEntry;
import org.junit.jupiter.api.Test;

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
