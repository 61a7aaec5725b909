package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.inion.error.BadDataException;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.MemoryChannel;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.TruncatedRecord;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;

/** Data that are not as the header promises end in one clear line, or in a counted repair. */
class EdfBrokenDataTest {
  private static final ReadPolicies DROP_LAST =
      ReadPolicies.DEFAULT.withTruncatedRecord(TruncatedRecord.DROP_LAST);
  private static final int RECORD_BYTES = 2 * 8 * 2;

  @Test
  void refusesMoreRecordsThanPresent() {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(3), HeaderField.RECORDS, "7"),
        "Cannot read the data: number of data records must be at most the 3 that the file holds,"
            + " but was 7. Copy the file again from its source, or set read.truncated-record to drop-last to read 3 whole records.");
  }

  @Test
  void refusesARecordCutInTwo() {
    assertRefused(
        cutBy(EdfBytes.plain(3), 5),
        "Cannot read the data: the last data record must have 32 bytes, but was cut off after 27"
            + " bytes. Copy the file again from its source, or set read.truncated-record to drop-last to read 2 whole records.");
  }

  @Test
  @Covers(value = Feature.CUT_OFF, how = Covers.How.BY_POLICY)
  void dropsTheCutRecordByPolicyAndCountsIt() throws IOException {
    try (EdfFile file = EdfBytes.open(cutBy(EdfBytes.plain(3), 5), DROP_LAST)) {
      assertThat(file.records()).isEqualTo(2);
      assertThat(file.repairs()).containsExactly(Map.entry(RecordCount.TRUNCATED, 1));
      assertThat(EdfBytes.digital(file, 1)).startsWith(1000, 1001).endsWith(1015).hasSize(16);
    }
  }

  @Test
  void dropsPromisedRecordsThatAreMissingByPolicyAndCountsIt() throws IOException {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(3), HeaderField.RECORDS, "7");
    try (EdfFile file = EdfBytes.open(bytes, DROP_LAST)) {
      assertThat(file.records()).isEqualTo(3);
      assertThat(file.repairs()).containsExactly(Map.entry(RecordCount.TRUNCATED, 1));
    }
  }

  @Test
  void edfPlus_2_1_3_10_takesAnUnknownRecordCountFromTheSizeAndCountsIt() throws IOException {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(3), HeaderField.RECORDS, "-1");
    try (EdfFile file = EdfBytes.open(bytes)) {
      assertThat(file.records()).isEqualTo(3);
      assertThat(file.repairs()).containsExactly(Map.entry(RecordCount.FROM_SIZE, 1));
    }
  }

  @Test
  void refusesACutRecordOfAnUnknownCount() throws IOException {
    byte[] bytes = cutBy(EdfBytes.with(EdfBytes.plain(3), HeaderField.RECORDS, "-1"), 1);
    assertThatThrownBy(() -> EdfBytes.open(bytes))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("must have 32 bytes, but was cut off after 31 bytes");
    try (EdfFile file = EdfBytes.open(bytes, DROP_LAST)) {
      assertThat(file.records()).isEqualTo(2);
      assertThat(file.repairs()).containsOnlyKeys(RecordCount.FROM_SIZE, RecordCount.TRUNCATED);
    }
  }

  @Test
  @Covers(value = Feature.TOO_LONG, how = Covers.How.REPAIRED)
  void readsRecordsThatNobodyPromisedAndCountsIt() throws IOException {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(5), HeaderField.RECORDS, "3");
    try (EdfFile file = EdfBytes.open(bytes)) {
      assertThat(file.records()).isEqualTo(5);
      assertThat(file.repairs()).containsExactly(Map.entry(RecordCount.FROM_SIZE, 1));
    }
  }

  @Test
  void leavesOutLessThanARecordBehindThePromisedOnesAndCountsIt() throws IOException {
    byte[] bytes = Arrays.copyOf(EdfBytes.plain(3), EdfBytes.plain(3).length + 7);
    try (EdfFile file = EdfBytes.open(bytes)) {
      assertThat(file.records()).isEqualTo(3);
      assertThat(file.repairs()).containsExactly(Map.entry(RecordCount.TRAILING, 1));
    }
  }

  @Test
  void refusesAFileOfAHeaderAlone() {
    assertRefused(
        EdfBytes.plain(0),
        "Cannot read the data: there must be at least one whole data record of 32 bytes, but there"
            + " are 0 bytes of data. Copy the file again from its source, or leave the recording"
            + " out.");
  }

  @Test
  void refusesDataThatATextModeTransferChanged() {
    byte[] file = EdfBytes.write(EdfBytes.layout(EdfVariant.EDF, 3), (c, i) -> i % 4 == 0 ? 10 : i);
    assertRefused(
        EdfBytes.inTextMode(file),
        "Cannot read the data: its size must be 3 records of 32 bytes, but was 110 bytes, and"
            + " every line feed in the file follows a carriage return. The file was changed by a"
            + " transfer in text mode (LF to CR LF); copy it again in binary mode.");
  }

  @Test
  void refusesDataThatATextModeTransferChangedByOneByte() {
    byte[] file = EdfBytes.write(EdfBytes.layout(EdfVariant.EDF, 3), (c, i) -> c + i == 0 ? 10 : 0);
    assertRefused(
        EdfBytes.inTextMode(file),
        "Cannot read the data: its size must be 3 records of 32 bytes, but was 97 bytes, and"
            + " every line feed in the file follows a carriage return. "
            + TextDamage.LF_TO_CRLF.wayOut());
  }

  @Test
  void lineEndsInSoundDataDoNoHarm() throws IOException {
    byte[] bytes = EdfBytes.write(EdfBytes.layout(EdfVariant.EDF, 3), (c, i) -> ('\n' << 8) + '\r');
    try (EdfFile file = EdfBytes.open(bytes)) {
      assertThat(file.records()).isEqualTo(3);
    }
  }

  @Test
  @Covers(value = Feature.SHRINKING, how = Covers.How.REFUSED)
  void refusesAFileThatBecomesShorterWhileItIsOpen() throws IOException {
    byte[] bytes = EdfBytes.plain(3);
    long promised = bytes.length;
    MemoryChannel channel = new ShrinkingChannel(cutBy(bytes, RECORD_BYTES), promised);
    try (EdfFile file = EdfBytes.open(channel, ReadPolicies.DEFAULT)) {
      assertThatThrownBy(() -> file.read(new int[] {0}, 0, 24, new float[1][24], 0))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("Cannot read the data: file must have at least")
          .hasMessageContaining("It became shorter while it was open; run again.");
    }
  }

  @Test
  void refusesADiscontinuousFileWhoseRecordsHaveNoStart() {
    EdfLayout layout = EdfBytes.layout(EdfVariant.EDF_D, 3);
    byte[] bytes = EdfBytes.withAnnotationBytes(EdfBytes.write(layout), 1, "+1\u0014a\u0014");
    EdfFile file = EdfBytes.open(bytes);
    assertThatThrownBy(file::segments)
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[sub-01_eeg.edf] Cannot place data record 1 in time: its first annotation must be"
                + " empty and tell its start, but is not. Correct the file, or mark it as"
                + " continuous if it is.");
  }

  @Test
  void refusesADiscontinuousFileWithoutAnnotationSignal() {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(3), HeaderField.RESERVED, "EDF+D");
    EdfFile file = EdfBytes.open(bytes);
    assertThatThrownBy(file::segments)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("Cannot place data record 0 in time");
  }

  @Test
  void refusesRecordsThatOverlapInTime() {
    EdfLayout layout = EdfBytes.layout(EdfVariant.EDF_D, 3);
    byte[] bytes = EdfBytes.withAnnotationBytes(EdfBytes.write(layout), 2, "+1.5\u0014\u0014");
    EdfFile file = EdfBytes.open(bytes);
    assertThatThrownBy(file::segments)
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[sub-01_eeg.edf] Cannot place data record 2 in time: its start must be at or after"
                + " the end of the record before, 2 s, but was 1.5 s. Correct the file or leave"
                + " the recording out.");
  }

  /** As many digits take a quadratic time to become a number. */
  @Test
  void aTimeOfAMillionDigitsIsMalformed() {
    byte[] list = new byte[1_000_002];
    Arrays.fill(list, (byte) '7');
    list[0] = '+';
    list[list.length - 1] = Tal.AFTER_TEXT;
    byte[] withText = Arrays.copyOf(list, list.length + 2);
    withText[withText.length - 2] = 'x';
    withText[withText.length - 1] = Tal.AFTER_TEXT;
    assertThat(Tal.parse(withText, 0, withText.length)).isEmpty();
  }

  @Test
  void aNumberOfTextsThatNoRecordingHasIsRefused() throws IOException {
    List<Event> events = IntStream.range(0, 200_000).mapToObj(i -> new Event(1, 0, "a")).toList();
    byte[] file = EdfBytes.write(EdfBytes.layout(EdfVariant.EDF_C, 1).withAnnotations(events));
    try (EdfFile opened = EdfBytes.open(file)) {
      assertThatThrownBy(opened::events)
          .isInstanceOf(BadDataException.class)
          .hasMessageStartingWith("[sub-01_eeg.edf] Cannot read the annotations: there must be")
          .hasMessageContaining("texts in a file of this size, but there are more.");
    }
  }

  @Test
  @Covers(value = Feature.MALFORMED_EVENTS, how = Covers.How.REPAIRED)
  void leavesOutAMalformedAnnotationAndCountsIt() throws IOException {
    EdfLayout layout =
        EdfBytes.layout(EdfVariant.EDF_C, 2)
            .withAnnotations(List.of(new Event(1.5, 0, "a long enough text")));
    byte[] bytes =
        EdfBytes.withAnnotationBytes(
            EdfBytes.write(layout), 1, "+1\u0014\u0014\u0000one\u0014x\u0014\u0000+1\u0014y\u0014");
    try (EdfFile file = EdfBytes.open(bytes)) {
      assertThat(file.events()).extracting(Event::value).containsExactly("y");
      assertThat(file.repairs()).containsExactly(Map.entry(AnnotationScan.MALFORMED, 1));
    }
  }

  @Test
  void refusesToReadChannelsOfDifferentRatesAtOnce() throws IOException {
    EdfLayout layout =
        EdfLayout.continuous(
            EdfVariant.EDF,
            BigDecimal.ONE,
            2,
            List.of(
                EdfBytes.signal(EdfVariant.EDF, "a", 4), EdfBytes.signal(EdfVariant.EDF, "b", 8)));
    try (EdfFile file = EdfBytes.open(EdfBytes.write(layout))) {
      assertThatThrownBy(() -> file.read(new int[] {0, 1}, 0, 4, new float[2][4], 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot read channels of different rates at once: 4 Hz and 8 Hz");
    }
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> EdfBytes.open(file))
        .isInstanceOf(BadDataException.class)
        .hasMessage("[sub-01_eeg.edf] " + message);
  }

  private static byte[] cutBy(byte[] file, int bytes) {
    return Arrays.copyOf(file, file.length - bytes);
  }
}
