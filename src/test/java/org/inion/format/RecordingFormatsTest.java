package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.file.LocalFiles;
import org.inion.format.edf.EdfFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.edf  | version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a | git lfs pull
          a.set  | /annex/objects/MD5E-s137472--0d2f2a2e6b4b6e3b.set         | datalad get
          a.bdf  | ../../.git/annex/objects/xx/yy/MD5E-s1--0.bdf             | git annex get
          a.vhdr | <!DOCTYPE html><html><title>Sign in</title>               | a web page
          a.edf  | <?xml version="1.0"?><Error><Code>AccessDenied</Code>     | a web page
          a.bdf  | \\037\\213\\010                                      | Unpack it
          a.set  | PK\\003\\004                                          | Unpack it
          """)
  void callsWhatLiesInTheRecordingsPlaceByItsName(String name, String text, String wayOut) {
    byte[] content = text.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    MemoryFiles files = new MemoryFiles(Map.of("d/" + name, content));
    assertThatThrownBy(() -> formats.open(files, "d/" + name, ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("[d/" + name + "] Cannot open the recording: the file must hold")
        .hasMessageContaining(wayOut);
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
