package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.format.MemoryChannel;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.TruncatedRecord;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each broken file ends in one clear line. */
class EdfBrokenInputTest {
  private static final ReadPolicies DROP_LAST =
      ReadPolicies.DEFAULT.withTruncatedRecord(TruncatedRecord.DROP_LAST);
  private static final String CORRECT = " Correct the header or leave the recording out.";
  private static final int RECORD_BYTES = 2 * 8 * 2;

  @Test
  void refusesAnEmptyFile() {
    assertRefused(
        new byte[0],
        "Cannot read the header: file must not be empty. Copy the file again from its source.");
  }

  @Test
  void refusesAHeaderThatIsCutOffInItsFirstPart() {
    assertRefused(
        Arrays.copyOf(EdfBytes.plain(2), 100),
        "Cannot read the header: file must have at least 256 bytes, but was cut off after 100"
            + " bytes. Copy the file again from its source.");
  }

  @Test
  void refusesAHeaderThatIsCutOffInItsSignals() {
    assertRefused(
        Arrays.copyOf(EdfBytes.plain(2), 700),
        "Cannot read the header: file must have at least 768 bytes, but was cut off after 700"
            + " bytes. Copy the file again from its source.");
  }

  @Test
  void refusesAFileOfAnotherFormat() {
    byte[] file = new byte[300];
    System.arraycopy("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 19);
    assertRefused(
        file,
        "Cannot read the header: version of this data format must be \"0\" (EDF) or 255"
            + " \"BIOSEMI\" (BDF), but was \"MATLAB 5\". The file is of another format, or"
            + " damaged.");
  }

  @ParameterizedTest
  @EnumSource(
      value = HeaderField.class,
      names = {"HEADER_BYTES", "RECORDS", "SIGNALS"})
  void refusesAFileFieldThatIsNoWholeNumber(HeaderField field) {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), field, "2x"),
        "Cannot read the header: "
            + field.title()
            + " must be a whole number, but was \"2x\"."
            + CORRECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "abc", "1 s", "0x10", "1e999", "Infinity", ""})
  void refusesARecordDurationThatIsNoNumber(String text) {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), HeaderField.RECORD_SECONDS, text),
        "Cannot read the header: duration of a data record must be a number, but was \""
            + text
            + "\"."
            + CORRECT);
  }

  @Test
  void edfPlus_2_1_3_6_refusesADecimalComma() {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), SignalField.PHYSICAL_MAX, 1, "812,5"),
        1,
        "Cannot read the header: physical maximum must be a number with a decimal point, but was"
            + " \"812,5\"."
            + CORRECT);
  }

  @ParameterizedTest
  @EnumSource(
      value = SignalField.class,
      names = {"PHYSICAL_MIN", "PHYSICAL_MAX"})
  void refusesAPhysicalLimitThatIsNoNumber(SignalField field) {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), field, 0, "NaN"),
        0,
        "Cannot read the header: "
            + field.title()
            + " must be a number, but was \"NaN\"."
            + CORRECT);
  }

  @ParameterizedTest
  @EnumSource(
      value = SignalField.class,
      names = {"DIGITAL_MIN", "DIGITAL_MAX", "SAMPLES"})
  void refusesASignalFieldThatIsNoWholeNumber(SignalField field) {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), field, 0, "1.5"),
        0,
        "Cannot read the header: "
            + field.title()
            + " must be a whole number, but was \"1.5\"."
            + CORRECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-8"})
  void refusesARateThatIsNotPositive(String samples) {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), SignalField.SAMPLES, 1, samples),
        1,
        "Cannot read the header: number of samples in each data record must be > 0, but was "
            + samples
            + "."
            + CORRECT);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.5, -0.5", "0.0, 0.0"})
  void refusesSignalsWithoutDuration(String seconds, String shown) {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), HeaderField.RECORD_SECONDS, seconds),
        "Cannot read the header: duration of a data record must be > 0 s where there are signals,"
            + " but was "
            + shown
            + " s."
            + CORRECT);
  }

  @Test
  void refusesARateBeyondAllBounds() {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), HeaderField.RECORD_SECONDS, "1e-99"),
        0,
        "Cannot read the header: sample rate must be a fraction of 64-bit numbers, but was 8"
            + " samples in 1E-99 s."
            + CORRECT);
  }

  @ParameterizedTest
  @ValueSource(ints = {-32768, -32769})
  void edfPlus_2_1_3_5_refusesADigitalRangeWithoutExtent(int digitalMax) {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), SignalField.DIGITAL_MAX, 0, String.valueOf(digitalMax)),
        0,
        "Cannot read the header: digital maximum must be > digital minimum -32768, but was "
            + digitalMax
            + "."
            + CORRECT);
  }

  @Test
  void edfPlus_2_1_3_5_refusesAPhysicalRangeWithoutExtent() {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), SignalField.PHYSICAL_MAX, 0, "-32768"),
        0,
        "Cannot read the header: physical maximum must be finite and other than physical minimum"
            + " -32768.0, but was -32768.0."
            + CORRECT);
  }

  @Test
  void refusesAHeaderWhoseSizeContradictsItsSignals() {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), HeaderField.HEADER_BYTES, "1024"),
        "Cannot read the header: number of bytes in header record must be 256 * (1 + number of"
            + " signals) = 768 for 2 signals, but was 1024."
            + CORRECT);
  }

  @Test
  void refusesANegativeRecordCountOtherThanMinusOne() {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(2), HeaderField.RECORDS, "-2"),
        "Cannot read the header: number of data records must be >= -1, but was -2." + CORRECT);
  }

  @Test
  void refusesMoreRecordsThanPresent() {
    assertRefused(
        EdfBytes.with(EdfBytes.plain(3), HeaderField.RECORDS, "7"),
        "Cannot read the data: number of data records must be at most the 3 that the file holds,"
            + " but was 7. Copy the file again from its source, or set the policy for truncated"
            + " records to drop-last to read 3 whole records.");
  }

  @Test
  void refusesARecordCutInTwo() {
    assertRefused(
        cutBy(EdfBytes.plain(3), 5),
        "Cannot read the data: the last data record must have 32 bytes, but was cut off after 27"
            + " bytes. Copy the file again from its source, or set the policy for truncated"
            + " records to drop-last to read 2 whole records.");
  }

  @Test
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
  void aFileOfAHeaderAloneHasNoSegments() throws IOException {
    try (EdfFile file = EdfBytes.open(EdfBytes.plain(0))) {
      assertThat(file.channels()).hasSize(2).allMatch(channel -> channel.samples() == 0);
      assertThat(file.segments()).isEmpty();
      assertThat(file.repairs()).isEmpty();
    }
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
            + TextDamage.WAY_OUT);
  }

  @Test
  void refusesAHeaderWhoseFieldsATextModeTransferShifted() {
    byte[] file = EdfBytes.with(EdfBytes.plain(1), HeaderField.PATIENT, "X X\nX X");
    assertRefused(
        EdfBytes.inTextMode(file),
        "Cannot read the data: its size must be 1 records of 32 bytes, but was 33 bytes, and"
            + " every line feed in the file follows a carriage return. "
            + TextDamage.WAY_OUT);
  }

  @Test
  void refusesAHeaderWhoseFieldsATextModeTransferBroke() {
    byte[] file = EdfBytes.with(EdfBytes.plain(1), HeaderField.PATIENT, "\n".repeat(8));
    assertRefused(
        EdfBytes.inTextMode(file),
        "Cannot read the header: it must be printable ASCII, but has line ends in it. "
            + TextDamage.WAY_OUT);
  }

  @Test
  void lineEndsInAHeaderThatCanBeReadDoNoHarm() throws IOException {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(3), HeaderField.PATIENT, "X X\r\nX X");
    try (EdfFile file = EdfBytes.open(bytes)) {
      assertThat(file.records()).isEqualTo(3);
    }
  }

  @Test
  void lineEndsInSoundDataDoNoHarm() throws IOException {
    byte[] bytes = EdfBytes.write(EdfBytes.layout(EdfVariant.EDF, 3), (c, i) -> ('\n' << 8) + '\r');
    try (EdfFile file = EdfBytes.open(bytes)) {
      assertThat(file.records()).isEqualTo(3);
    }
  }

  @Test
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
  void closesAFileThatItRefuses() {
    MemoryChannel channel = new MemoryChannel(new byte[0]);
    assertThatThrownBy(() -> EdfBytes.open(channel, ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class);
    assertThat(channel.isOpen()).isFalse();
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

  @Test
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

  private static void assertRefused(byte[] file, int channel, String message) {
    String label = List.of("EEG Fp1", "EEG Fp2").get(channel);
    assertThatThrownBy(() -> EdfBytes.open(file))
        .isInstanceOf(BadDataException.class)
        .hasMessage("[sub-01_eeg.edf, channel " + channel + " \"" + label + "\"] " + message);
  }

  private static byte[] cutBy(byte[] file, int bytes) {
    return Arrays.copyOf(file, file.length - bytes);
  }
}
