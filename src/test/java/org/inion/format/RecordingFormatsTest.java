package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inion.error.BadDataException;
import org.inion.file.LocalFiles;
import org.inion.format.edf.EdfFormat;
import org.junit.jupiter.api.Test;

class RecordingFormatsTest {
  private final RecordingFormats formats = RecordingFormats.all();

  @Test
  void findsAFormatByExtensionInAnyCase() {
    assertThat(formats.of("a/b.edf")).isInstanceOf(EdfFormat.class);
    assertThat(formats.of("a/b.BDF")).isInstanceOf(EdfFormat.class);
    assertThat(formats.read("sub-01_task-rest_eeg.Edf")).isTrue();
    assertThat(formats.read("sub-01_task-rest_eeg.json")).isFalse();
  }

  @Test
  void namesTheOptionsForAnUnknownExtension() {
    assertThatThrownBy(() -> formats.open(new LocalFiles(), "a.b/c.cnt", ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[a.b/c.cnt] Cannot open the recording: extension must be one of .edf, .bdf, .vhdr,"
                + " .ahdr, .set, but was \".cnt\". Convert the file to one of these formats.");
  }

  @Test
  void namesTheOptionsForAFileWithoutExtension() {
    assertThatThrownBy(() -> formats.of("a.b/c"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("but was \"\"");
  }

  @Test
  void policiesAreChangedOneByOne() {
    ReadPolicies lenient =
        ReadPolicies.DEFAULT.withTruncatedRecord(ReadPolicies.TruncatedRecord.DROP_LAST);
    ReadPolicies strict =
        ReadPolicies.DEFAULT.withDuplicateLabels(ReadPolicies.DuplicateLabels.REJECT);
    assertThat(lenient.duplicateLabels()).isEqualTo(ReadPolicies.DuplicateLabels.RENAME);
    assertThat(strict.truncatedRecord()).isEqualTo(ReadPolicies.TruncatedRecord.REJECT);
    assertThat(strict.duplicateLabels()).isEqualTo(ReadPolicies.DuplicateLabels.REJECT);
  }
}
