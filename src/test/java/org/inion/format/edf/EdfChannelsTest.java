package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.inion.error.BadDataException;
import org.inion.format.ChannelNames;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.DuplicateLabels;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What channels are called, what they are, and in which unit they are read. */
class EdfChannelsTest {

  @ParameterizedTest
  @CsvSource({
    "EEG Fp1, uV, EEG",
    "Fp1, uV, EEG",
    "Fp1, V, EEG",
    "EOG horizontal, uV, EOG",
    "ECG ECG, mV, ECG",
    "EKG, uV, ECG",
    "EMG submental, uV, EMG",
    "Resp oro-nasal, '', RESP",
    "Temp rectal, DegC, TEMP",
    "Status, Boolean, TRIG",
    "stAtUs, uV, TRIG",
    "Event marker, '', MISC",
    "SaO2 finger, %, MISC",
    "EEG Fp1, '', EEG",
    "EEGish, uV, EEG"
  })
  void theTypeFollowsFromLabelAndUnit(String label, String unit, ChannelType type)
      throws IOException {
    assertThat(channel(label, unit).type()).isEqualTo(type);
    assertThat(channel(label, unit).name()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "nV, uV, 0.001",
    "uV, uV, 1",
    "\u00B5V, uV, 1",
    "mV, uV, 1000",
    "V, uV, 1000000",
    "DegC, DegC, 1",
    "Boolean, Boolean, 1",
    "'', '', 1"
  })
  @Covers({Feature.VOLTS, Feature.OTHER_UNITS, Feature.LATIN_1})
  void voltagesAreReadInMicrovoltsAndOtherUnitsAsTheyAre(String header, String unit, double factor)
      throws IOException {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(1), SignalField.UNIT, 1, header);
    try (EdfFile file = EdfBytes.open(bytes)) {
      float[][] values = new float[1][8];
      file.read(new int[] {1}, 0, 8, values, 0);
      assertThat(file.channels().get(1).unit()).isEqualTo(unit);
      assertThat(values[0][3]).isEqualTo((float) (1003 * factor));
    }
  }

  @Test
  void microMayBeWrittenInUtf8() {
    String latin1OfUtf8 = "\u00C2\u00B5V";
    byte[] bytes = EdfBytes.with(EdfBytes.plain(1), SignalField.UNIT, 0, latin1OfUtf8);
    assertThat(EdfBytes.open(bytes).channels().get(0).unit()).isEqualTo("uV");
  }

  @Test
  void edfPlus_2_1_3_5_aPhysicalMaximumBelowTheMinimumInvertsTheSignal() throws IOException {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(1), SignalField.PHYSICAL_MIN, 1, "32767");
    bytes = EdfBytes.with(bytes, SignalField.PHYSICAL_MAX, 1, "-32768");
    try (EdfFile file = EdfBytes.open(bytes)) {
      float[][] values = new float[1][8];
      file.read(new int[] {1}, 0, 8, values, 0);
      assertThat(values[0]).startsWith(-1001, -1002, -1003);
    }
  }

  @Test
  @Covers(Feature.FRACTIONAL_RATE)
  void ratesAreExactFractions() throws IOException {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(1), HeaderField.RECORD_SECONDS, "0.3");
    assertThat(EdfBytes.open(bytes).channels().get(0).rate()).isEqualTo(new SampleRate(80, 3));
  }

  @Test
  @Covers(value = Feature.SAME_NAMES, how = Covers.How.REPAIRED)
  void duplicateLabelsAreNumberedAndCounted() throws IOException {
    try (EdfFile file = open(ReadPolicies.DEFAULT, "F1", "F2", "F1")) {
      assertThat(file.channels()).extracting(Channel::name).containsExactly("F1-0", "F2", "F1-1");
      assertThat(file.repairs()).containsEntry(ChannelNames.RENAMED, 2).hasSize(1);
    }
  }

  @Test
  void numbersThatAreTakenArePassedOver() throws IOException {
    try (EdfFile file = open(ReadPolicies.DEFAULT, "F1", "F1-0", "F1", "F1")) {
      assertThat(file.channels())
          .extracting(Channel::name)
          .containsExactly("F1-1", "F1-0", "F1-2", "F1-3");
    }
  }

  @Test
  void duplicateLabelsAreRefusedByPolicy() {
    ReadPolicies strict = ReadPolicies.DEFAULT.withDuplicateLabels(DuplicateLabels.REJECT);
    assertThatThrownBy(() -> open(strict, "F1", "F2", "F1"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[sub-01_eeg.edf] Cannot name the channels: label must be unique, but \"F1\" was found"
                + " on channels [0, 2]. Set read.duplicate-labels to rename.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EDF", "BDF"})
  @Covers(Feature.SCALES)
  void everyDigitalValueBecomesTheFormulaRoundedOnce(String name) throws IOException {
    EdfVariant variant = EdfVariant.valueOf(name);
    EdfSignal signal = EdfSignal.fullRange(variant, "x", "mV", -0.12418, 0.611228, 4097);
    int step = (variant.largestDigital() - variant.smallestDigital()) / 4096;
    EdfLayout layout = EdfLayout.continuous(variant, BigDecimal.ONE, 1, List.of(signal));
    byte[] bytes =
        EdfBytes.write(
            layout,
            (c, i) -> Math.min(variant.smallestDigital() + i * step, variant.largestDigital()));
    try (EdfFile file = EdfBytes.open(bytes)) {
      int[] digital = EdfBytes.digital(file, 0);
      float[][] values = new float[1][4097];
      file.read(new int[] {0}, 0, 4097, values, 0);
      double gain = (0.611228 - -0.12418) / (variant.largestDigital() - variant.smallestDigital());
      float[] expected = new float[4097];
      for (int i = 0; i < expected.length; i++) {
        double physical = (digital[i] - variant.smallestDigital()) * gain + -0.12418;
        expected[i] = (float) (physical * 1e3);
      }
      assertThat(Arrays.equals(values[0], expected)).isTrue();
      assertThat(digital[0]).isEqualTo(variant.smallestDigital());
    }
  }

  private static Channel channel(String label, String unit) {
    byte[] bytes = EdfBytes.with(EdfBytes.plain(1), SignalField.LABEL, 0, label);
    return EdfBytes.open(EdfBytes.with(bytes, SignalField.UNIT, 0, unit)).channels().get(0);
  }

  private static EdfFile open(ReadPolicies policies, String... labels) {
    List<EdfSignal> signals =
        Arrays.stream(labels).map(l -> EdfBytes.signal(EdfVariant.EDF, l, 4)).toList();
    EdfLayout layout = EdfLayout.continuous(EdfVariant.EDF, BigDecimal.ONE, 1, signals);
    return EdfBytes.open(EdfBytes.write(layout), policies);
  }
}
