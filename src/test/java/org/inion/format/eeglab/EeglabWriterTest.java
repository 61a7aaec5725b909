package org.inion.format.eeglab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.format.ElectrodePlace;
import org.inion.format.FrameWriter;
import org.inion.format.MemoryStore;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingLayout;
import org.inion.format.eeglab.EeglabWriter.Samples;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/** What the contract of writers does not ask for: the struct, gaps, sizes. */
class EeglabWriterTest {
  private static final SampleRate RATE = new SampleRate(100, 1);

  private final MemoryStore store = new MemoryStore();
  private final RecordingFiles files = new RecordingFiles(store, "data/a");

  @ParameterizedTest
  @EnumSource(Samples.class)
  void anotherLibraryReadsTheStruct(Samples place) throws IOException {
    write(
        twoChannels(3, List.of(Segment.whole(0.03)), new Event(0.005, 0.02, "\u03BC, \u4ef0")),
        place);
    Struct eeg = readByOther();
    assertThat(eeg.getMatrix("nbchan").getDouble(0)).isEqualTo(2);
    assertThat(eeg.getMatrix("pnts").getDouble(0)).isEqualTo(3);
    assertThat(eeg.getMatrix("srate").getDouble(0)).isEqualTo(100);
    assertThat(eeg.getMatrix("xmax").getDouble(0)).isEqualTo(0.02);
    assertThat(eeg.getChar("ref").getString()).isEqualTo("Cz");
    Struct channels = eeg.getStruct("chanlocs");
    assertThat(channels.getDimensions()).containsExactly(1, 2);
    assertThat(channels.getChar("labels", 0).getString()).isEqualTo("Fp1");
    assertThat(channels.getChar("type", 1).getString()).isEqualTo("STIM");
    assertThat(channels.getMatrix("X", 1).getNumElements()).isZero();
    Struct events = eeg.getStruct("event");
    assertThat(events.getChar("type", 0).getString()).isEqualTo("\u03BC, \u4ef0");
    assertThat(events.getMatrix("latency", 0).getDouble(0)).isEqualTo(1.5);
    assertThat(events.getMatrix("duration", 0).getDouble(0)).isEqualTo(2);
    if (place == Samples.INSIDE) {
      Matrix data = eeg.getMatrix("data");
      assertThat(data.getDimensions()).containsExactly(2, 3);
      assertThat(data.getFloat(1, 2)).isEqualTo(SetBytes.value(1, 2));
    } else {
      assertThat(eeg.getChar("data").getString()).isEqualTo("a.fdt");
      assertThat(store.files().get("data/a.fdt")).isEqualTo(SetBytes.fdt(2, 3));
    }
  }

  /** Left, half in front, a little up: its angles were computed by hand. */
  @Test
  void placesAreInTheAxesOfEeglab() throws IOException {
    write(twoChannels(3, List.of(Segment.whole(0.03))), Samples.BESIDE);
    Struct channels = readByOther().getStruct("chanlocs");
    Map<String, Double> expected =
        Map.of(
            "X", 40.0,
            "Y", 40.0,
            "Z", 40 * Math.sqrt(2 / 3.0),
            "sph_theta", 45.0,
            "sph_phi", 30.0,
            "sph_radius", 40 * Math.sqrt(8 / 3.0),
            "theta", -45.0,
            "radius", 0.5 - 30 / 180.0);
    expected.forEach(
        (field, value) ->
            assertThat(channels.getMatrix(field, 0).getDouble(0))
                .as(field)
                .isCloseTo(value, within(1e-9)));
  }

  @Test
  void aGapIsABoundaryAndTimesBehindItCountStoredSamples() throws IOException {
    List<Segment> segments = List.of(new Segment(0, 0, 0.1), new Segment(1.1, 0.1, 0.3));
    RecordingLayout layout =
        twoChannels(
            40, segments, new Event(0.05, 0, "a"), new Event(1.1, 0, "b"), new Event(9, 0, "c"));
    write(layout, Samples.BESIDE);
    try (EeglabFile file = open()) {
      assertThat(file.segments())
          .containsExactly(new Segment(0, 0, 0.1), new Segment(0.1, 0.1, 0.3));
      assertThat(file.events())
          .containsExactly(
              new Event(0.05, 0, "a"),
              new Event(0.095, 1, "boundary"),
              new Event(0.1, 0, "b"),
              new Event(8, 0, "c"));
    }
  }

  @Test
  void whatWasReadIsWrittenAgain() throws IOException {
    try (EeglabFile read = SetBytes.open(SetBytes.fixture("doubles.set"))) {
      try (EeglabWriter writer =
          EeglabWriter.open(files, RecordingLayout.of(read), Samples.INSIDE)) {
        int[] all = {0, 1, 2};
        writer.writeAll(read.source(all, Segment.whole(0.64)));
      }
      try (EeglabFile copy = open()) {
        assertThat(copy.channels()).isEqualTo(read.channels());
        assertThat(copy.events()).isEqualTo(read.events());
        assertThat(copy.segments()).isEqualTo(read.segments());
        assertThat(SetBytes.asWritten(copy)).isTrue();
      }
    }
  }

  @Test
  void refusesWhatHappensInAGap() {
    List<Segment> segments = List.of(new Segment(0, 0, 0.1), new Segment(1.1, 0.1, 0.3));
    assertThatThrownBy(
            () -> write(twoChannels(40, segments, new Event(0.5, 0, "a")), Samples.BESIDE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot write the recording: what happens must not be in a gap, but was at 0.5 s");
  }

  @Test
  void refusesABoundaryWhereNothingIsCut() {
    Event boundary = new Event(0.1, 0, "boundary");
    assertThatThrownBy(
            () -> write(twoChannels(40, List.of(Segment.whole(0.4)), boundary), Samples.BESIDE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a boundary must be where a segment begins");
  }

  @Test
  void refusesMoreInsideThanAVariableCanHold() {
    RecordingLayout layout = twoChannels(300_000_000, List.of(Segment.whole(3_000_000)));
    assertThatThrownBy(() -> EeglabWriter.open(files, layout, Samples.INSIDE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "Cannot write the file: its variable must have at most 2147483647 bytes, but would"
                + " have 24\\d{8}\\. Write the samples to a file of their own\\.");
    assertThat(store.files()).isEmpty();
  }

  @Test
  void aDatasetThatIsNotWholeHasNoSetFile() throws IOException {
    RecordingLayout layout = twoChannels(3, List.of(Segment.whole(0.03)));
    EeglabWriter writer = EeglabWriter.open(files, layout, Samples.BESIDE);
    writer.write(new float[2][2]);
    assertThatThrownBy(writer::close).isInstanceOf(IllegalStateException.class);
    assertThat(store.files()).containsOnlyKeys("data/a.fdt");
  }

  @Test
  void aLongRecordingTakesOneBuffer() throws IOException {
    RecordingLayout layout = twoChannels(4_000_000, List.of(Segment.whole(40_000)));
    FrameWriter writer =
        new FrameWriter(
            Channels.newChannel(OutputStream.nullOutputStream()), layout, FrameWriter.Code.FLOAT32);
    float[][] block = new float[2][40_000];
    writer.write(block);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 1; i < 100; i++) {
      writer.write(block);
    }
    writer.requireWhole();
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
  }

  private void write(RecordingLayout layout, Samples place) throws IOException {
    try (EeglabWriter writer = EeglabWriter.open(files, layout, place)) {
      float[][] samples = new float[2][(int) layout.samples()];
      for (int channel = 0; channel < 2; channel++) {
        for (int i = 0; i < samples[channel].length; i++) {
          samples[channel][i] = SetBytes.value(channel, i);
        }
      }
      writer.write(samples);
    }
  }

  private EeglabFile open() throws IOException {
    return new EeglabFormat().open(store.tree(), "data/a.set", ReadPolicies.DEFAULT);
  }

  private Struct readByOther() throws IOException {
    return Mat5.newReader(Sources.wrap(store.files().get("data/a.set"))).readMat().getStruct("EEG");
  }

  private static RecordingLayout twoChannels(
      long samples, List<Segment> segments, Event... events) {
    double up = 40 * Math.sqrt(2 / 3.0);
    return new RecordingLayout(
        List.of(
            new Channel("Fp1", ChannelType.EEG, "uV", RATE, samples),
            new Channel("Trg", ChannelType.TRIG, "", RATE, samples)),
        segments,
        List.of(events),
        Map.of("Fp1", new ElectrodePlace(-40, 40, up)),
        "Cz",
        Optional.empty());
  }
}
