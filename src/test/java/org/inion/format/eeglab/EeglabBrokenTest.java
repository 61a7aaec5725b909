package org.inion.format.eeglab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.DuplicateLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Struct;

/** Datasets that cannot be used: one line each, with the file, the field, the value, a way out. */
class EeglabBrokenTest {

  @Test
  void refusesAnEmptyFile() {
    refuses(new byte[0], "[data/a.set] Cannot read the file: it must not be empty");
  }

  @Test
  @Covers(value = Feature.ANOTHER_FORMAT, how = Covers.How.REFUSED)
  void refusesWhatIsNoMatFile() {
    refuses(new byte[64], "file must have at least 128 bytes, but has 64. It was cut off");
    refuses(new byte[4096], "its header must be that of a MAT-file of version 5 or 7.3");
  }

  @Test
  void refusesFilesThatAreCutOff() {
    for (byte[] set :
        List.of(
            SetBytes.plain(SetBytes.eeg()),
            SetBytes.compressed(SetBytes.eeg()),
            SetBytes.fields(SetBytes.eeg()))) {
      refuses(Arrays.copyOf(set, set.length - 64), "copy it again");
    }
  }

  @Test
  void refusesAMatFileWithoutDataset() {
    refuses(
        SetBytes.plain(Mat5.newStruct().set("x", Mat5.newScalar(1))),
        "there must be a struct EEG, or its fields");
    refuses(
        SetBytes.write(Map.of("ALLEEG", SetBytes.eeg()), 0, java.nio.ByteOrder.LITTLE_ENDIAN),
        "field \"ALLEEG\"] Cannot read the file: it must hold one dataset");
  }

  @Test
  @Covers(value = Feature.BROKEN_HEADER, how = Covers.How.REFUSED)
  void refusesSizesThatAreNoWholeNumbers() {
    refuses(
        "pnts",
        Mat5.newScalar(39.5),
        "[data/a.set, field \"EEG.pnts\"] Cannot read the dataset: it must be a whole number, 1 to"
            + " 1099511627776, but was 39.5. Run eeg_checkset in EEGLAB");
    refuses("nbchan", Mat5.newScalar(0), "\"EEG.nbchan\"");
    refuses("nbchan", Mat5.newScalar(1e9), "but was 1000000000.");
    refuses("trials", Mat5.newScalar(-1), "but was -1.");
    refuses("pnts", Mat5.newString("40"), "but was text.");
    refuses("pnts", Mat5.newMatrix(0, 0), "but was 0 numbers.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-300})
  void refusesSampleRatesThatAreNone(double rate) {
    refuses(
        "srate", Mat5.newScalar(rate), "\"EEG.srate\"] Cannot read the dataset: the sample rate");
  }

  @Test
  void refusesSamplesOfAnotherShape() {
    refuses(
        "data",
        SetBytes.data(MatlabType.Single, 3, 39),
        "\"EEG.data\"] Cannot read the samples: it must have nbchan × pnts × trials values,"
            + " 3 × 40 × 1, but has 3 × 39.");
    refuses("data", SetBytes.data(MatlabType.Single, 40, 3), "but has 40 × 3.");
    refuses("data", Mat5.newComplex(3, 40), "but was complex numbers.");
    refuses("data", Mat5.newCell(3, 40), "but was a cell array of 120.");
    refuses("data", Mat5.newMatrix(0, 0), "but was 0 numbers.");
  }

  @Test
  @Covers(value = Feature.MISSING_FILE, how = Covers.How.REFUSED)
  void refusesAFdtThatIsNotThere() {
    refuses(
        "data",
        Mat5.newString("b.fdt"),
        "\"b.fdt\" or \"a.fdt\" must lie beside the .set file, but does not. Copy it there; if the"
            + " recording was renamed, rename its .fdt file alike.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "sub/b.fdt",
        "..",
        "..\\b.fdt",
        "C:b.fdt",
        "b\n.fdt"
      })
  @Covers(value = Feature.OUTSIDE_FOLDER, how = Covers.How.REFUSED)
  void refusesNamesThatLeaveTheFolder(String name) {
    refuses("data", Mat5.newString(name), "without a folder, but was");
  }

  @Test
  void refusesPathsInDatfileToo() {
    Struct eeg =
        SetBytes.eeg()
            .set("data", Mat5.newMatrix(0, 0))
            .set("datfile", Mat5.newString("../../../etc/shadow.fdt"));
    refuses(SetBytes.plain(eeg), "without a folder, but was");
  }

  @Test
  @Covers(value = Feature.CHANNEL_BY_CHANNEL, how = Covers.How.REFUSED)
  void refusesOldDatFiles() {
    refuses("data", Mat5.newString("a.dat"), ".dat files hold the samples in another order");
  }

  @Test
  void refusesToChooseBetweenTwoFiles() {
    byte[] set = SetBytes.plain(SetBytes.eeg().set("data", Mat5.newString("b.fdt")));
    byte[] fdt = SetBytes.fdt(3, 40);
    refuses(
        Map.of(SetBytes.PATH, set, "data/a.fdt", fdt, "data/b.fdt", fdt), "are both there. Save");
  }

  @Test
  void refusesAFdtOfAnotherSize() {
    byte[] set = SetBytes.plain(SetBytes.eeg().set("data", Mat5.newString("a.fdt")));
    refuses(
        Map.of(SetBytes.PATH, set, "data/a.fdt", SetBytes.fdt(3, 39)),
        "[data/a.fdt] Cannot read the samples: file must have nbchan × pnts × trials × 4 bytes,"
            + " 3 × 40 × 1 × 4 = 480, but has 468. Copy the file again, or set"
            + " read.truncated-record to drop-last.");
    refuses(
        Map.of(SetBytes.PATH, set, "data/a.fdt", SetBytes.fdt(3, 41)),
        "but has 492. It belongs to another dataset");
    refuses(
        Map.of(SetBytes.PATH, set, "data/a.fdt", new byte[0]), "but has 0. Copy the file again.");
  }

  @Test
  void refusesLocationsThatAreNotOnesOfTheChannels() {
    refuses(
        "chanlocs",
        SetBytes.column("labels", SetBytes.texts("a", "b")),
        "\"EEG.chanlocs\"] Cannot name the channels: there must be 3 structs, as many as EEG.nbchan"
            + " says, but was 2.");
    refuses("chanlocs", Mat5.newScalar(3), "but was a number.");
  }

  @Test
  void refusesDuplicateLabelsByPolicy() {
    Struct eeg =
        SetBytes.eeg().set("chanlocs", SetBytes.column("labels", SetBytes.texts("a", "a", "b")));
    ReadPolicies strict = ReadPolicies.DEFAULT.withDuplicateLabels(DuplicateLabels.REJECT);
    assertThatThrownBy(() -> SetBytes.open(Map.of(SetBytes.PATH, SetBytes.plain(eeg)), strict))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("label must be unique");
  }

  @Test
  void refusesEventsThatAreAMatrix() {
    refuses("event", Mat5.newMatrix(2, 2), "they must be structs, but was 4 numbers.");
  }

  private static void refuses(String field, Array value, String message) {
    refuses(SetBytes.plain(SetBytes.eeg().set(field, value)), message);
    refuses(SetBytes.compressed(SetBytes.eeg().set(field, value)), message);
  }

  private static void refuses(byte[] set, String message) {
    refuses(Map.of(SetBytes.PATH, set), message);
  }

  private static void refuses(Map<String, byte[]> files, String message) {
    assertThatThrownBy(() -> SetBytes.open(files, ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("[data/a.")
        .hasMessageContaining(message);
  }
}
