package org.inion.format.brainvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.RenamedParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The other files of a recording: found by name in the header's folder, and nowhere else. */
class BrainVisionPartsTest {
  private static final ReadPolicies STRICT =
      ReadPolicies.DEFAULT.withRenamedParts(RenamedParts.REJECT);
  private final BrainVisionBytes bytes = new BrainVisionBytes();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\data\\rec.eeg",
        "\\\\server\\share\\rec.eeg",
        "below/rec.eeg",
        "..",
        "./../rec.eeg"
      })
  @Covers(value = Feature.OUTSIDE_FOLDER, how = Covers.How.REFUSED)
  void aNameOutsideTheFolderIsRefused(String name) {
    bytes.others.put("etc/passwd", bytes.data());
    for (String key : new String[] {"DataFile", "MarkerFile"}) {
      BrainVisionBytes hostile = new BrainVisionBytes().with(key, name);
      assertThatThrownBy(hostile::open)
          .isInstanceOf(BadDataException.class)
          .hasMessage(
              "[folder/rec.vhdr, field \""
                  + key
                  + "\"] Cannot open the recording: it must be the name of a file in the header's"
                  + " own folder, but was \""
                  + name
                  + "\". Put the file beside the header and write its name alone.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"$b.eeg", "./rec.eeg"})
  void theHeadersOwnNameMayBeLeftOpen(String name) throws IOException {
    try (BrainVisionFile file = bytes.with("DataFile", name).open(STRICT)) {
      assertThat(file.repairs()).isEmpty();
    }
  }

  @Test
  @Covers(value = Feature.RENAMED_FILES, how = Covers.How.REPAIRED)
  void aRenamedRecordingIsFoundByTheHeadersNameAndCounted() throws IOException {
    bytes.with("DataFile", "subject1.eeg").with("MarkerFile", "subject1.vmrk");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.repairs()).isEqualTo(Map.of(Parts.RENAMED, 2));
      assertThat(file.events()).hasSize(1);
      assertThat(file.facts()).containsEntry("files", "rec.eeg, rec.vmrk");
    }
  }

  @Test
  void aNameInAnotherCaseIsFoundAndCounted() throws IOException {
    try (BrainVisionFile file = bytes.with("DataFile", "REC.EEG").open()) {
      assertThat(file.repairs()).isEqualTo(Map.of(Parts.RENAMED, 1));
    }
  }

  @Test
  void aRenamedRecordingIsRefusedByPolicyWithAWayOut() {
    bytes.with("DataFile", "subject1.eeg");
    assertThatThrownBy(() -> bytes.open(STRICT))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[folder/rec.vhdr, field \"DataFile\"] Cannot open the recording: it must name a file in"
                + " the header's folder, but \"subject1.eeg\" is not there. Set read.renamed-parts"
                + " to use-own-name to take rec.eeg, or correct the header.");
  }

  @Test
  void twoFilesOfTheHeadersNameAreRefused() {
    bytes.others.put("folder/rec.dat", bytes.data());
    bytes.with("DataFile", "subject1.eeg");
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("Files of the header's own name are rec.dat, rec.eeg");
  }

  @Test
  @Covers(value = Feature.MISSING_FILE, how = Covers.How.REFUSED)
  void aFileThatIsNowhereIsAskedFor() {
    var files = bytes.files();
    files.remove("folder/rec.vmrk");
    assertThatThrownBy(() -> bytes.open(files, ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(
            "\"rec.vmrk\" is not there. Put it there, or take the line out of the header");
    files.remove("folder/rec.eeg");
    assertThatThrownBy(() -> bytes.open(files, ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class)
        .hasMessageEndingWith("\"rec.eeg\" is not there. Put it there.");
    files.put(bytes.path, bytes.with("DataFile", "s1.eeg").header());
    assertThatThrownBy(() -> bytes.open(files, ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class)
        .hasMessageEndingWith(
            "Put it there, or name it rec.eeg after the header, or correct the header.");
  }

  @Test
  void aRecordingWithoutMarkersHasNoEvents() throws IOException {
    try (BrainVisionFile file = bytes.with("MarkerFile", "").open()) {
      assertThat(file.events()).isEmpty();
      assertThat(file.segments()).hasSize(1);
    }
  }
}
