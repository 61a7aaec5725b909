package org.inion.format.eeglab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.inion.error.BadDataException;
import org.inion.file.LocalFiles;
import org.inion.format.ChannelNames;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import us.hebi.matlab.mat.format.CharEncoding;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Struct;

/** Features that the page of coverage asks every format for. */
class EeglabFeaturesTest {
  @TempDir Path folder;

  @Test
  @Covers(Feature.FRACTIONAL_RATE)
  void aRateMayBeAFraction() throws IOException {
    Struct eeg = SetBytes.eeg().set("srate", Mat5.newScalar(99.9));
    try (EeglabFile file = SetBytes.open(SetBytes.plain(eeg))) {
      assertThat(file.channels().get(0).rate()).isEqualTo(new SampleRate(999, 10));
      assertThat(file.segments()).containsExactly(Segment.whole(400 / 999.0));
      assertThat(file.events())
          .containsExactly(new Event(0.5 / 99.9, 0, "a"), new Event(20 / 99.9, 10 / 99.9, "b"));
      assertThat(SetBytes.asWritten(file)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MatlabType.class,
      names = {"Single", "Double"})
  @Covers(Feature.BIG_ENDIAN)
  void theHighByteMayComeFirst(MatlabType type) throws IOException {
    Struct eeg =
        SetBytes.eeg()
            .set("pnts", Mat5.newScalar(2_000))
            .set("data", SetBytes.data(type, 3, 2_000));
    for (int level : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED}) {
      byte[] set = SetBytes.write(Map.of("EEG", eeg), level, ByteOrder.BIG_ENDIAN);
      assertThat(set).hasSizeGreaterThan(1000).contains('M', 126).contains('I', 127);
      try (EeglabFile file = SetBytes.open(set)) {
        assertThat(file.events())
            .containsExactly(new Event(0.005, 0, "a"), new Event(0.2, 0.1, "b"));
        float[][] whole = SetBytes.whole(file);
        assertThat(whole[2][1_998]).isEqualTo(SetBytes.value(2, 1_998));
        assertThat(whole[1][2]).isEqualTo(SetBytes.value(1, 2));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CharEncoding.class)
  @Covers(Feature.UTF_8)
  void textMayBeInAnyEncodingOfUnicode(CharEncoding encoding) throws IOException {
    String label = "F\u00FC\u4ef0";
    String type = "sp\u00E4t \u03BC";
    Struct events =
        SetBytes.columns(
            Map.of(
                "type", List.<Array>of(Mat5.newString(type, encoding)),
                "latency", SetBytes.numbers(1)));
    Struct eeg = withLabels(Mat5.newString(label, encoding), Mat5.newString("Cz", encoding));
    try (EeglabFile file = SetBytes.open(SetBytes.plain(eeg.set("event", events)))) {
      assertThat(names(file)).containsExactly(label, "Cz");
      assertThat(file.events()).containsExactly(new Event(0, 0, type));
    }
  }

  /** A char of MATLAB before Unicode is a byte, stored as a number of 8 bits. */
  @Test
  @Covers(Feature.LATIN_1)
  void textMayBeBytes() throws IOException {
    byte[] set = SetBytes.plain(withLabels(Mat5.newString("K#ln!", CharEncoding.Utf8), text("Cz")));
    int text = indexOf(set, "K#ln!");
    assertThat(set[text - 8]).as("miUTF8").isEqualTo((byte) 16);
    set[text - 8] = 2;
    set[text + 1] = (byte) 0xF6;
    set[text + 4] = (byte) 0xB5;
    try (EeglabFile file = SetBytes.open(set)) {
      assertThat(names(file)).containsExactly("K\u00F6ln\u00B5", "Cz");
    }
  }

  @Test
  @Covers(value = Feature.SAME_NAMES, how = Covers.How.REPAIRED)
  void channelsOfOneNameAreNumbered() throws IOException {
    Struct eeg = withLabels(text("Cz"), text("Cz"));
    try (EeglabFile file = SetBytes.open(SetBytes.compressed(eeg))) {
      assertThat(names(file)).containsExactly("Cz-0", "Cz-1");
      assertThat(file.repairs()).containsEntry(ChannelNames.RENAMED, 2).hasSize(1);
    }
  }

  @Test
  @Covers(value = Feature.FREQUENCY_DOMAIN, how = Covers.How.REFUSED)
  void refusesSpectra() {
    for (MatlabType type : List.of(MatlabType.Single, MatlabType.Double)) {
      Struct eeg = SetBytes.eeg().set("data", Mat5.newComplex(3, 40, type));
      assertThatThrownBy(() -> SetBytes.open(SetBytes.plain(eeg)))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("\"EEG.data\"] Cannot read the dataset: it must be samples")
          .hasMessageContaining("but was complex numbers. Load the dataset in EEGLAB");
    }
  }

  @Test
  @Covers(value = Feature.TOO_LONG, how = Covers.How.REPAIRED)
  void lessThanASampleTooManyIsPassedOver() throws IOException {
    byte[] longer = Arrays.copyOf(SetBytes.fdt(3, 40), 480 + 11);
    try (EeglabFile file = SetBytes.open(beside(longer), ReadPolicies.DEFAULT)) {
      assertThat(SetBytes.asWritten(file)).isTrue();
      assertThat(file.repairs()).containsEntry(SampleData.TRAILING, 1).hasSize(1);
    }
  }

  @Test
  @Covers(value = Feature.TOO_LONG, how = Covers.How.REFUSED)
  void refusesASampleTooMany() {
    byte[] longer = Arrays.copyOf(SetBytes.fdt(3, 40), 480 + 12);
    assertThatThrownBy(() -> SetBytes.open(beside(longer), ReadPolicies.DEFAULT))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("= 480, but has 492. It belongs to another dataset");
  }

  @Test
  @Covers(value = Feature.SHRINKING, how = Covers.How.REFUSED)
  void refusesSamplesThatAreGoneSinceItWasOpened() throws IOException {
    Struct outside = SetBytes.sizes(3, 2_000, 1, 100).set("data", text("a.fdt"));
    Struct inside =
        SetBytes.sizes(3, 2_000, 1, 100).set("data", SetBytes.data(MatlabType.Single, 3, 2_000));
    Path fdt = Files.write(folder.resolve("a.fdt"), SetBytes.fdt(3, 2_000));
    Path set = Files.write(folder.resolve("a.set"), SetBytes.plain(outside));
    refusesAfterCut(set, fdt);
    Files.delete(fdt);
    Path alone = Files.write(folder.resolve("b.set"), SetBytes.plain(inside));
    refusesAfterCut(alone, alone);
  }

  private static void refusesAfterCut(Path set, Path samples) throws IOException {
    try (EeglabFile file =
        new EeglabFormat().open(new LocalFiles(), set.toString(), ReadPolicies.DEFAULT)) {
      float[][] target = new float[1][2_000];
      file.read(new int[] {1}, 0, 2_000, target, 0);
      assertThat(target[0][1_999]).isEqualTo(SetBytes.value(1, 1_999));
      try (FileChannel channel = FileChannel.open(samples, StandardOpenOption.WRITE)) {
        channel.truncate(Files.size(samples) - 5_000);
      }
      assertThatThrownBy(() -> file.read(new int[] {1}, 0, 2_000, target, 0))
          .isInstanceOf(BadDataException.class)
          .hasMessageStartingWith("[" + samples + "] Cannot read the data: file must have at least")
          .hasMessageEndingWith("Copy the file again.");
    }
  }

  private static Map<String, byte[]> beside(byte[] fdt) {
    byte[] set = SetBytes.plain(SetBytes.eeg().set("data", text("a.fdt")));
    return Map.of(SetBytes.PATH, set, "data/a.fdt", fdt);
  }

  private static Struct withLabels(Array... labels) {
    return SetBytes.sizes(labels.length, 3, 1, 100)
        .set("data", SetBytes.data(MatlabType.Single, labels.length, 3))
        .set("chanlocs", SetBytes.column("labels", List.of(labels)));
  }

  private static Array text(String text) {
    return Mat5.newString(text);
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static List<String> names(EeglabFile file) {
    return file.channels().stream().map(Channel::name).toList();
  }
}
