package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.inion.error.BadDataException;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.MemoryChannel;
import org.inion.format.ReadPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each broken header ends in one clear line. */
class EdfBrokenHeaderTest {
  private static final String CORRECT = " Correct the header or leave the recording out.";

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
  @Covers(value = Feature.ANOTHER_FORMAT, how = Covers.How.REFUSED)
  void refusesAFileOfAnotherFormat() {
    byte[] file = new byte[300];
    System.arraycopy("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 19);
    assertRefused(
        file,
        "Cannot read the header: version of this data format must be \"0\" (EDF) or 255"
            + " \"BIOSEMI\" (BDF), but was \"MATLAB 5\". The file is of another format, or"
            + " damaged; give it the extension of its format, or copy it again.");
  }

  @ParameterizedTest
  @EnumSource(
      value = HeaderField.class,
      names = {"HEADER_BYTES", "RECORDS", "SIGNALS"})
  @Covers(value = Feature.BROKEN_HEADER, how = Covers.How.REFUSED)
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
  void refusesAHeaderWhoseFieldsATextModeTransferShifted() {
    byte[] file = EdfBytes.with(EdfBytes.plain(1), HeaderField.PATIENT, "X X\nX X");
    assertRefused(
        EdfBytes.inTextMode(file),
        "Cannot read the data: its size must be 1 records of 32 bytes, but was 33 bytes, and"
            + " every line feed in the file follows a carriage return. "
            + TextDamage.LF_TO_CRLF.wayOut());
  }

  @Test
  void refusesAHeaderWhoseFieldsATextModeTransferBroke() {
    byte[] file = EdfBytes.with(EdfBytes.plain(1), HeaderField.PATIENT, "\n".repeat(8));
    assertRefused(
        EdfBytes.inTextMode(file),
        "Cannot read the header: it must be printable ASCII, but has line ends in it. "
            + TextDamage.LF_TO_CRLF.wayOut());
  }

  @Test
  void lineEndsInAHeaderThatCanBeReadDoNoHarm() throws IOException {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(3), HeaderField.PATIENT, "X X\r\nX X");
    try (EdfFile file = EdfBytes.open(bytes)) {
      assertThat(file.records()).isEqualTo(3);
    }
  }

  @Test
  void closesAFileThatItRefuses() {
    MemoryChannel channel = new MemoryChannel(new byte[0]);
    assertThatThrownBy(() -> EdfBytes.open(channel, ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class);
    assertThat(channel.isOpen()).isFalse();
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
}
