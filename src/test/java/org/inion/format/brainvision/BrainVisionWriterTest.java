package org.inion.format.brainvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.format.ElectrodePlace;
import org.inion.format.MemoryStore;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingLayout;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;

/** What the contract of writers does not ask for: texts, gaps, counts. */
class BrainVisionWriterTest {
  private static final SampleRate RATE = new SampleRate(100, 1);
  private static final LocalDateTime START = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 750_000_000);
  private static final List<Segment> GAP =
      List.of(new Segment(0, 0, 0.1), new Segment(1.125, 0.1, 0.3));

  private final MemoryStore store = new MemoryStore();
  private final RecordingFiles files = new RecordingFiles(store, "data/a");

  @Test
  void theHeaderSaysWhatIsInTheFile() throws IOException {
    write(layout(RATE, List.of(Segment.whole(0.4)), Optional.empty()), List.of(0.5, 0.125));
    assertThat(text(".vhdr").lines())
        .startsWith("Brain Vision Data Exchange Header File Version 1.0")
        .contains(
            "DataFile=a.eeg",
            "MarkerFile=a.vmrk",
            "NumberOfChannels=2",
            "DataPoints=40",
            "SamplingInterval=10000",
            "BinaryFormat=INT_16",
            "Ch1=F\u00FC\\1 1,Cz,0.5,\u00B5V",
            "Ch2=Resp,Cz,0.125,C",
            // Left in front: negative theta, as the format has it.
            "Ch1=1,-90.00,-45.00",
            "Ch2=0,0,0");
  }

  @Test
  void countsAreOfEachChannelsResolutionAndItsUnit() throws IOException {
    BrainVisionWriter writer =
        BrainVisionWriter.integers(
            files,
            layout(RATE, List.of(Segment.whole(0.4)), Optional.empty()),
            List.of(0.5, 0.125));
    try (writer) {
      writer.write(new float[][] {new float[38], new float[38]});
      writer.write(new float[][] {{-7.3f, 20_000}, {0.37f, -5_000}});
    }
    assertThat(writer.saturatedSamples()).isEqualTo(2);
    try (BrainVisionFile file = open()) {
      float[][] read = new float[2][2];
      file.read(new int[] {0, 1}, 38, 2, read, 0);
      assertThat(read[0]).containsExactly(-7.5f, 16_383.5f);
      assertThat(read[1]).containsExactly(0.375f, -4_095.875f);
      assertThat(file.channels()).extracting(Channel::unit).containsExactly("uV", "C");
      assertThat(file.channels()).extracting(Channel::name).containsExactly("F\u00FC, 1", "Resp");
    }
  }

  @Test
  void datesTellHowLongAGapIs() throws IOException {
    RecordingLayout layout =
        layout(
            RATE,
            GAP,
            Optional.of(START),
            new Event(1.145, 0.02, "Response/x"),
            new Event(2.005, 0, "z, y"));
    write(layout, List.of(1.0, 1.0));
    assertThat(text(".vmrk").lines().filter(line -> line.startsWith("Mk")))
        .containsExactly(
            "Mk1=New Segment,,1,1,0,20240229235959750000",
            "Mk2=New Segment,,11,1,0,20240301000000875000",
            "Mk3=Response,x,13,2,0",
            "Mk4=Comment,z\\1 y,99,1,0");
    try (BrainVisionFile file = open()) {
      assertThat(file.segments()).isEqualTo(GAP);
      assertThat(file.repairs()).isEmpty();
      assertThat(file.events())
          .extracting(Event::value)
          .containsExactly("New Segment/", "New Segment/", "Response/x", "Comment/z, y");
      assertThat(file.events().get(2).onsetSeconds()).isEqualTo(1.145);
    }
  }

  @Test
  void whatWasReadIsWrittenAgain() throws IOException {
    RecordingLayout layout = layout(RATE, GAP, Optional.of(START), new Event(1.2, 0.02, "a/b/c"));
    write(layout, List.of(1.0, 1.0));
    try (BrainVisionFile first = open()) {
      RecordingLayout read =
          new RecordingLayout(
              first.channels(), first.segments(), first.events(), Map.of(), "", Optional.of(START));
      RecordingFiles second = new RecordingFiles(store, "data/b");
      try (BrainVisionWriter writer = BrainVisionWriter.floats(second, read)) {
        writer.writeAll(first.source(new int[] {0, 1}, Segment.whole(0.4)));
      }
      try (BrainVisionFile copy =
          BrainVisionFile.open(store.tree(), "data/b.vhdr", ReadPolicies.DEFAULT)) {
        assertThat(copy.events()).isEqualTo(first.events());
        assertThat(copy.segments()).isEqualTo(first.segments());
        assertThat(copy.channels()).isEqualTo(first.channels());
      }
    }
  }

  @Test
  void aRateThatIsAWholeOneSurvivesItsInterval() throws IOException {
    SampleRate rate = new SampleRate(300, 1);
    write(layout(rate, List.of(Segment.whole(40 / 300.0)), Optional.empty()), List.of(1.0, 1.0));
    try (BrainVisionFile file = open()) {
      assertThat(file.channels().get(0).rate()).isEqualTo(rate);
    }
  }

  @Test
  void refusesARateThatNoIntervalStandsFor() {
    refuses(
        layout(new SampleRate(999, 2), List.of(Segment.whole(80 / 999.0)), Optional.empty()),
        "whose sampling interval has an end, but was 999/2 Hz");
  }

  @Test
  void refusesAGapThatNoDateTellsOf() {
    refuses(
        layout(RATE, GAP, Optional.empty()),
        "there must be a start of the recording, since dates tell how long a gap is, and there is"
            + " one at 0.1 s");
  }

  @Test
  void refusesMarkersThatWouldNotBeReadAgain() {
    List<Segment> whole = List.of(Segment.whole(0.4));
    refuses(
        layout(RATE, whole, Optional.empty(), new Event(0.1, 0, "a\nMk9=x")),
        "text must have printable characters only");
    refuses(
        layout(RATE, whole, Optional.empty(), new Event(0.1, 0, "New Segment/")),
        "a New Segment must be where a segment begins, but was at the sample 11");
    refuses(
        layout(RATE, whole, Optional.empty(), new Event(-0.1, 0, "a")),
        "an event must be at or after the first sample, but was at the sample -9");
    assertThat(store.files()).isEmpty();
  }

  @Test
  void refusesWhatIsNoNumberAndResolutionsThatAreNone() throws IOException {
    RecordingLayout layout = layout(RATE, List.of(Segment.whole(0.4)), Optional.empty());
    BrainVisionWriter writer = BrainVisionWriter.integers(files, layout, List.of(1.0, 1.0));
    assertThatThrownBy(() -> writer.write(new float[][] {{1}, {Float.NaN}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write channel 1: a sample must be a number");
    assertThatThrownBy(() -> BrainVisionWriter.integers(files, layout, List.of(1.0, 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be finite and > 0, but was 0.0");
    assertThatThrownBy(() -> BrainVisionWriter.integers(files, layout, List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as many as channels, 2, but were 1");
  }

  private void refuses(RecordingLayout layout, String message) {
    assertThatThrownBy(() -> BrainVisionWriter.floats(files, layout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private void write(RecordingLayout layout, List<Double> resolutions) throws IOException {
    try (BrainVisionWriter writer = BrainVisionWriter.integers(files, layout, resolutions)) {
      writer.write(new float[2][(int) layout.samples()]);
    }
  }

  private BrainVisionFile open() throws IOException {
    return BrainVisionFile.open(store.tree(), "data/a.vhdr", ReadPolicies.DEFAULT);
  }

  private String text(String extension) {
    return new String(store.files().get("data/a" + extension), StandardCharsets.UTF_8);
  }

  private static RecordingLayout layout(
      SampleRate rate, List<Segment> segments, Optional<LocalDateTime> start, Event... events) {
    return new RecordingLayout(
        List.of(
            new Channel("F\u00FC, 1", ChannelType.EEG, "uV", rate, 40),
            new Channel("Resp", ChannelType.RESP, "C", rate, 40)),
        segments,
        List.of(events),
        Map.of("F\u00FC, 1", new ElectrodePlace(-60, 60, 0)),
        "Cz",
        start);
  }
}
