package org.inion.format.eeglab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.TruncatedRecord;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.Event;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Struct;

/** The shapes in which EEGLAB and others write datasets. */
class EeglabVariantsTest {

  @Test
  void compressedPlainAndLooseFieldsAreTheSame() throws IOException {
    for (byte[] set :
        List.of(
            SetBytes.compressed(SetBytes.eeg()),
            SetBytes.plain(SetBytes.eeg()),
            SetBytes.fields(SetBytes.eeg()),
            SetBytes.write(
                Map.of("EEG", SetBytes.eeg()), Deflater.BEST_SPEED, ByteOrder.BIG_ENDIAN))) {
      try (EeglabFile file = SetBytes.open(set)) {
        assertThat(names(file)).containsExactly("Fp1", "Cz", "O2");
        assertThat(file.channels().get(0).rate().hertz()).isEqualTo(100);
        assertThat(file.channels().get(0).unit()).isEqualTo("uV");
        assertThat(file.events())
            .containsExactly(new Event(0.005, 0, "a"), new Event(0.2, 0.1, "b"));
        assertThat(file.segments()).containsExactly(Segment.whole(0.4));
        assertThat(file.repairs()).isEmpty();
        assertThat(SetBytes.asWritten(file)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MatlabType.class,
      names = {"Single", "Double", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64"})
  @Covers({Feature.FLOATS_32, Feature.FLOATS_64})
  void samplesMayBeNumbersOfAnyKind(MatlabType type) throws IOException {
    Struct eeg = SetBytes.sizes(2, 3, 1, 1).set("data", Mat5.newMatrix(2, 3, type));
    eeg.getMatrix("data").setLong(3, 7);
    try (EeglabFile file = SetBytes.open(SetBytes.plain(eeg))) {
      assertThat(SetBytes.whole(file)).isDeepEqualTo(new float[][] {{0, 0, 0}, {0, 7, 0}});
    }
  }

  @Test
  @Covers(Feature.EPOCHS)
  void trialsOfVersion73AreSegments() throws IOException {
    try (EeglabFile file = SetBytes.open(SetBytes.fixture("epochs.set"))) {
      assertThat(SetBytes.asWritten(file)).isTrue();
      assertThat(names(file)).containsExactly("Fp1", "Fp2", "Cz", "HEOG", "Trg");
      assertThat(file.channels())
          .extracting(Channel::type)
          .containsExactly(
              ChannelType.EEG,
              ChannelType.EEG,
              ChannelType.EEG,
              ChannelType.HEOG,
              ChannelType.TRIG);
      assertThat(file.channels().get(4).unit()).isEmpty();
      assertThat(file.segments())
          .hasSize(4)
          .allMatch(segment -> segment.lengthSeconds() == 0.12)
          .extracting(Segment::onsetSeconds)
          .containsExactly(0.0, 0.12, 0.24, 0.36);
      assertThat(file.events())
          .containsExactly(
              new Event(0, 0, "7"), new Event(0.122, 0.02, "7.5"), new Event(0.476, 0, "255"));
    }
  }

  @Test
  void float64OfVersion73IsUnshuffledAndCutAtTheBoundary() throws IOException {
    try (EeglabFile file = SetBytes.open(SetBytes.fixture("doubles.set"))) {
      assertThat(SetBytes.asWritten(file)).isTrue();
      assertThat(names(file)).containsExactly("EEG 000", "EEG 001", "EEG 002");
      assertThat(file.channels().get(0).rate().hertz()).isEqualTo(62.5);
      assertThat(file.segments())
          .containsExactly(new Segment(0, 0, 0.32), new Segment(0.32, 0.32, 0.32));
      assertThat(file.events())
          .containsExactly(new Event(0.312, 1.6, "boundary"), new Event(0.32, 0, "go"));
    }
  }

  @Test
  @Covers(Feature.VERSIONS)
  void looseFieldsOfVersion73AreRead() throws IOException {
    try (EeglabFile file = SetBytes.open(SetBytes.fixture("top_level.set"))) {
      assertThat(SetBytes.asWritten(file)).isTrue();
      assertThat(names(file)).containsExactly("O1", "Oz", "O2");
      assertThat(file.events()).isEmpty();
    }
  }

  @Test
  void oneChannelOfVersion73NeedsNoReferences() throws IOException {
    byte[] set = SetBytes.fixture("one_channel.set");
    byte[] fdt = SetBytes.fixture("one_channel.fdt");
    Map<String, byte[]> files = Map.of(SetBytes.PATH, set, "data/one_channel.fdt", fdt);
    try (EeglabFile file = SetBytes.open(files, ReadPolicies.DEFAULT)) {
      assertThat(SetBytes.asWritten(file)).isTrue();
      assertThat(names(file)).containsExactly("Cz");
      assertThat(file.events()).containsExactly(new Event(0.1, 0, "only"));
    }
  }

  @Test
  @Covers(Feature.GAPS)
  void boundariesOfEveryKindCutTheRecording() throws IOException {
    Struct eeg =
        SetBytes.eeg()
            .set(
                "event",
                SetBytes.columns(
                    Map.of(
                        "type",
                        List.of(
                            Mat5.newString("boundary"),
                            Mat5.newString("Boundary 2"),
                            Mat5.newScalar(-99),
                            Mat5.newString("boundary"),
                            Mat5.newString("boundary")),
                        "latency",
                        SetBytes.numbers(0.5, 10.5, 21, 40.5, 400))));
    try (EeglabFile file = SetBytes.open(SetBytes.compressed(eeg))) {
      assertThat(file.segments()).extracting(Segment::onsetSeconds).containsExactly(0.0, 0.1, 0.2);
      assertThat(file.events()).hasSize(5);
    }
  }

  @Test
  void anEventOfVersion5MayHaveANumberAsType() throws IOException {
    Struct events =
        SetBytes.columns(
            Map.of("type", SetBytes.numbers(3, 65517.66796875), "latency", SetBytes.numbers(1, 2)));
    try (EeglabFile file = SetBytes.open(SetBytes.plain(SetBytes.eeg().set("event", events)))) {
      assertThat(file.events()).extracting(Event::value).containsExactly("3", "65517.66796875");
    }
  }

  @Test
  @Covers(value = Feature.MALFORMED_EVENTS, how = Covers.How.REPAIRED)
  void eventsThatSayNothingAreCounted() throws IOException {
    Struct events =
        SetBytes.columns(
            Map.of(
                "type",
                List.of(Mat5.newString("a"), Mat5.newMatrix(0, 0), Mat5.newString("c")),
                "latency",
                SetBytes.numbers(Double.NaN, 2, 3)));
    try (EeglabFile file = SetBytes.open(SetBytes.plain(SetBytes.eeg().set("event", events)))) {
      assertThat(file.events()).containsExactly(new Event(0.02, 0, "c"));
      assertThat(file.repairs())
          .containsEntry(Events.WITHOUT_LATENCY, 1)
          .containsEntry(Events.WITHOUT_TYPE, 1);
    }
  }

  @Test
  void locationsMayBeACellArrayOrNumbersOrAbsent() throws IOException {
    Cell braces = Mat5.newCell(1, 3);
    List<Array> labels = SetBytes.texts("a", "b", "c");
    for (int i = 0; i < 3; i++) {
      braces.set(i, labels.get(i));
    }
    assertThat(namesWith(Mat5.newStruct().set("labels", braces))).containsExactly("a", "b", "c");
    assertThat(namesWith(SetBytes.column("labels", SetBytes.numbers(1, 2, 3))))
        .containsExactly("1", "2", "3");
    assertThat(namesWith(SetBytes.column("X", SetBytes.numbers(1, 2, 3))))
        .containsExactly("EEG 000", "EEG 001", "EEG 002");
    assertThat(namesWith(Mat5.newMatrix(0, 0))).containsExactly("EEG 000", "EEG 001", "EEG 002");
    assertThat(namesWith(SetBytes.column("labels", SetBytes.texts("x", "", "x"))))
        .containsExactly("x-0", "EEG 001", "x-1");
  }

  @Test
  @Covers(value = Feature.RENAMED_FILES, how = Covers.How.REPAIRED)
  void theFdtIsFoundByItsNameOrByThatOfTheSet() throws IOException {
    byte[] set = SetBytes.plain(SetBytes.eeg().set("data", Mat5.newString("old.fdt")));
    byte[] fdt = SetBytes.fdt(3, 40);
    try (EeglabFile file =
        SetBytes.open(Map.of(SetBytes.PATH, set, "data/old.fdt", fdt), ReadPolicies.DEFAULT)) {
      assertThat(SetBytes.asWritten(file)).isTrue();
      assertThat(file.repairs()).isEmpty();
    }
    try (EeglabFile file =
        SetBytes.open(Map.of(SetBytes.PATH, set, "data/a.fdt", fdt), ReadPolicies.DEFAULT)) {
      assertThat(SetBytes.asWritten(file)).isTrue();
      assertThat(file.repairs()).containsEntry(SampleData.OWN_NAME, 1).hasSize(1);
    }
  }

  @Test
  @Covers(value = Feature.CUT_OFF, how = Covers.How.BY_POLICY)
  void aTruncatedFdtIsReadByPolicyInWholeTrials() throws IOException {
    byte[] set = SetBytes.plain(SetBytes.sizes(3, 10, 4, 100).set("data", Mat5.newString("a.fdt")));
    ReadPolicies lenient = ReadPolicies.DEFAULT.withTruncatedRecord(TruncatedRecord.DROP_LAST);
    byte[] fdt = java.util.Arrays.copyOf(SetBytes.fdt(3, 40), 12 * 35 + 5);
    try (EeglabFile file = SetBytes.open(Map.of(SetBytes.PATH, set, "data/a.fdt", fdt), lenient)) {
      assertThat(file.channels().get(0).samples()).isEqualTo(30);
      assertThat(file.segments()).hasSize(3);
      assertThat(file.repairs()).containsEntry(SampleData.TRUNCATED, 1).hasSize(1);
      assertThat(SetBytes.asWritten(file)).isTrue();
    }
  }

  @Test
  void samplesMayBeAVariableOfTheirOwn() throws IOException {
    Map<String, Array> variables =
        Map.of(
            "EEG", SetBytes.eeg().set("data", Mat5.newString("EEGDATA")),
            "EEGDATA", SetBytes.data(MatlabType.Single, 3, 40));
    byte[] set = SetBytes.write(variables, Deflater.BEST_SPEED, ByteOrder.LITTLE_ENDIAN);
    try (EeglabFile file = SetBytes.open(set)) {
      assertThat(SetBytes.asWritten(file)).isTrue();
    }
  }

  private static List<String> namesWith(Array locations) throws IOException {
    try (EeglabFile file =
        SetBytes.open(SetBytes.compressed(SetBytes.eeg().set("chanlocs", locations)))) {
      return names(file);
    }
  }

  private static List<String> names(EeglabFile file) {
    return file.channels().stream().map(Channel::name).toList();
  }
}
