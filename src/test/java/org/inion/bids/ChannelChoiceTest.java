package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;

class ChannelChoiceTest {
  private static final Where FILE = Where.file("x_eeg.edf");
  private static final Set<ChannelType> EEG = Set.of(ChannelType.EEG);

  private static Channel channel(String name, ChannelType type, String unit, String fileUnit) {
    return new Channel(name, type, unit, fileUnit, new SampleRate(100, 1), 1000);
  }

  private static List<Channel> channels(String... names) {
    List<Channel> channels = new ArrayList<>();
    for (String name : names) {
      channels.add(channel(name, ChannelType.EEG, "uV", "uV"));
    }
    return channels;
  }

  private static Optional<ChannelTable> table(String text) {
    return Optional.of(ChannelTable.of(TextTable.tsv(Where.file("x_channels.tsv"), text)));
  }

  @Test
  void typeAndStatusAreThoseOfTheTableOrderAndUnitTheFiles() {
    ChannelChoice choice =
        ChannelChoice.of(
            FILE,
            channels("Fp1", "Fp2", "EKG", "Cz"),
            table(
                "name\ttype\tstatus\nCz\tEEG\tgood\nEKG\tECG\tbad\nFp2\tEEG\tBad\nFp1\tEEG\tn/a\n"),
            EEG);
    assertThat(choice.names()).containsExactly("Fp1", "Fp2", "Cz");
    assertThat(choice.positionArray()).containsExactly(0, 1, 3);
    assertThat(choice.bad()).containsExactly("Fp2");
    assertThat(choice.findings()).isEmpty();
  }

  @Test
  void theTypeOfTheTableIsThatOfTheChosenChannel() {
    ChannelChoice choice =
        ChannelChoice.of(
            FILE,
            List.of(channel("Fp1", ChannelType.MISC, "uV", "uV")),
            table("name\ttype\nFp1\teeg\n"),
            EEG);
    assertThat(choice.channels().get(0).type()).isEqualTo(ChannelType.EEG);
  }

  @Test
  void withoutATableOrWithNaTheFilesOwnTypesHold() {
    List<Channel> file =
        List.of(
            channel("Fp1", ChannelType.EEG, "uV", "uV"),
            channel("ECG", ChannelType.ECG, "uV", "mV"));
    assertThat(ChannelChoice.of(FILE, file, Optional.empty(), EEG).names()).containsExactly("Fp1");
    assertThat(ChannelChoice.of(FILE, file, table("name\ttype\nFp1\tn/a\nECG\t\n"), EEG).names())
        .containsExactly("Fp1");
  }

  @Test
  void aChannelThatOneSideLacksIsNamedForBothSides() {
    assertThatThrownBy(
            () ->
                ChannelChoice.of(
                    FILE, channels("Fp1", "Fp2"), table("name\ttype\nFp1\tEEG\nFpz\tEEG\n"), EEG))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[x_eeg.edf] Cannot join the file and its channels.tsv: both must name the same"
                + " channels, but only the file has \"Fp2\" and only [x_channels.tsv] has \"Fpz\"."
                + " Correct the names in channels.tsv, or name it in .bidsignore.");
    assertThatThrownBy(
            () -> ChannelChoice.of(FILE, channels("a", "b"), table("name\ttype\na\tEEG\n"), EEG))
        .hasMessageContaining("only the file has \"b\". Correct");
  }

  @Test
  void aChannelOfEventsMayStandOnOneSideOnly() {
    String rows = "name\ttype\nFp1\tEEG\nStatus\tTRIG\nEDF Annotations\tMISC\n";
    assertThat(ChannelChoice.of(FILE, channels("Fp1"), table(rows), EEG).names())
        .containsExactly("Fp1");
  }

  @Test
  void aDifferentUnitIsCountedAndTheFilesHolds() {
    List<Channel> file =
        List.of(
            channel("a", ChannelType.EEG, "uV", "mV"),
            channel("b", ChannelType.EEG, "uV", "\u00B5V"),
            channel("c", ChannelType.EEG, "uV", ""));
    ChannelChoice choice =
        ChannelChoice.of(
            FILE, file, table("name\ttype\tunits\na\tEEG\tuV\nb\tEEG\tmicroV\nc\tEEG\tV\n"), EEG);
    assertThat(choice.names()).containsExactly("a", "b", "c");
    assertThat(choice.findings())
        .containsExactly(
            new Finding(
                FindingKind.UNIT_DIFFERS,
                "x_channels.tsv, field \"units\"",
                1,
                "Units differ from the file's, which hold: \"a\" is uV here and mV in the file."
                    + " Correct channels.tsv."));
  }

  @Test
  void whereTheFilesSpellingIsUnknownOnlyTheKindOfUnitIsCompared() {
    List<Channel> file =
        List.of(
            channel("a", ChannelType.EEG, "uV", ""), channel("t", ChannelType.TEMP, "degC", ""));
    ChannelChoice choice =
        ChannelChoice.of(FILE, file, table("name\ttype\tunits\na\tEEG\toC\nt\tTEMP\tK\n"), EEG);
    assertThat(choice.findings().get(0).count()).isEqualTo(2);
  }

  @Test
  void spellingsOfAUnitAreOne() {
    assertThat(List.of("uV", "\u00B5V", "\u03BCV", "microV", "MicroVolts", "UV", " uv "))
        .allSatisfy(unit -> assertThat(Units.canonical(unit)).isEqualTo("uV"));
    assertThat(Units.canonical("millivolt")).isEqualTo("mV");
    assertThat(Units.canonical("Volts")).isEqualTo("V");
    assertThat(Units.canonical("MV")).isEqualTo("MV");
    assertThat(Units.isVoltage("nanovolt")).isTrue();
    assertThat(Units.isVoltage("degC")).isFalse();
  }

  @Test
  void noChannelOfAWantedTypeIsAnErrorThatSaysWhatThereIs() {
    assertThatThrownBy(
            () -> ChannelChoice.of(FILE, channels("a"), table("name\ttype\na\tMISC\n"), EEG))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[x_eeg.edf] Cannot choose channels: at least one must be of type [EEG], but the types"
                + " in [x_channels.tsv] are [MISC]. Correct the types, or choose others.");
  }

  @Test
  void theTableKeepsItsOtherColumns() {
    ChannelTable.Row row =
        table("name\ttype\tstatus\tstatus_description\tgain\na\tEEG\tbad\tloose\t7\n")
            .orElseThrow()
            .rows()
            .get("a");
    assertThat(row.statusDescription()).contains("loose");
    assertThat(row.columns()).containsEntry("gain", "7");
  }

  @Test
  void aTableWithoutNamesOrTypesOrWithAnotherStatusIsRefused() {
    assertThatThrownBy(() -> table("label\ttype\na\tEEG\n"))
        .hasMessage(
            "[x_channels.tsv, field \"name\"] Cannot read the channels: the column must be there,"
                + " but the columns are label, type. Name the column of channel names \"name\".");
    assertThatThrownBy(() -> table("name\na\n"))
        .hasMessageContaining("[x_channels.tsv, field \"type\"] Cannot read the channels:");
    assertThatThrownBy(() -> table("name\ttype\na\tEEG\nb\tEEG\na\tEEG\n"))
        .hasMessage(
            "[x_channels.tsv, line 4, field \"name\"] Cannot read the channels: each must have a"
                + " name of its own, but was \"a\" as in line 2. Correct the name.");
    assertThatThrownBy(() -> table("name\ttype\tstatus\na\tEEG\tok\n"))
        .hasMessage(
            "[x_channels.tsv, line 2, field \"status\"] Cannot read the channels: status must be"
                + " good, bad or n/a, but was \"ok\". Correct it.");
  }
}
