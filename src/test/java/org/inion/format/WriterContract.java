package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;

/**
 * What every writer of recordings must hold to: its own reader finds what was written, and what was
 * written is as good a recording as any. A writer extends it.
 */
public abstract class WriterContract extends RecordingContract {
  private static final int SECONDS = 5;
  private static final SampleRate RATE = new SampleRate(128, 1);
  private static final List<String> NAMES = List.of("Fp1", "Cz", "O2");
  private static final List<Event> EVENTS =
      List.of(
          new Event(0, 0, "Stimulus/S  1"),
          new Event(1.5, 0.25, "Response/left, or \u00E4hnlich"),
          new Event(4.5, 0, "Stimulus/S  1"));

  private final MemoryStore store = new MemoryStore();

  /** Gets ready to write in blocks of a second. */
  protected abstract SampleWriter writer(RecordingFiles files, RecordingLayout layout)
      throws IOException;

  /** The extension that opens a recording. */
  protected abstract String extension();

  /** How far a value may be from the one that was written, in µV. */
  protected abstract double halfStep();

  /** What the reader makes of the duration of an instant, in seconds. */
  protected double instantSeconds() {
    return 0;
  }

  @Override
  protected Recording open() throws IOException {
    try (SampleWriter writer = writer(files(), layout())) {
      for (int second = 0; second < SECONDS; second++) {
        writer.write(block(second));
      }
      assertThat(writer.saturatedSamples()).isZero();
    }
    String path = files().path() + extension();
    return RecordingFormats.all().open(store.tree(), path, ReadPolicies.DEFAULT);
  }

  @Test
  void channelsAreThoseThatWereWritten() throws IOException {
    try (Recording recording = open()) {
      assertThat(recording.channels()).extracting(Channel::name).isEqualTo(NAMES);
      assertThat(recording.channels())
          .allMatch(channel -> channel.type() == ChannelType.EEG)
          .allMatch(channel -> channel.unit().equals("uV"))
          .allMatch(channel -> channel.rate().equals(RATE))
          .allMatch(channel -> channel.samples() == SECONDS * RATE.numerator());
      assertThat(recording.segments()).containsExactly(Segment.whole(SECONDS));
      assertThat(recording.repairs()).isEmpty();
    }
  }

  @Test
  void samplesAreWithinHalfAStep() throws IOException {
    try (Recording recording = open()) {
      int perSecond = (int) RATE.numerator();
      float[][] read = new float[NAMES.size()][perSecond];
      for (int second = 0; second < SECONDS; second++) {
        recording.read(new int[] {0, 1, 2}, (long) second * perSecond, perSecond, read, 0);
        float[][] written = block(second);
        for (int channel = 0; channel < read.length; channel++) {
          for (int i = 0; i < perSecond; i++) {
            float value = written[channel][i];
            double rounding = halfStep() == 0 ? 0 : Math.ulp(value);
            assertThat((double) read[channel][i]).isCloseTo(value, within(halfStep() + rounding));
          }
        }
      }
    }
  }

  @Test
  void eventsAreThoseThatWereWritten() throws IOException {
    try (Recording recording = open()) {
      List<Event> read = new ArrayList<>(recording.events());
      read.removeIf(event -> event.value().startsWith("New Segment"));
      assertThat(read)
          .extracting(Event::value)
          .isEqualTo(EVENTS.stream().map(Event::value).toList());
      assertThat(read).extracting(Event::onsetSeconds).containsExactly(0.0, 1.5, 4.5);
      assertThat(read)
          .extracting(Event::durationSeconds)
          .containsExactly(instantSeconds(), 0.25, instantSeconds());
    }
  }

  @Test
  void refusesToEndBeforeAllSamplesAreWritten() throws IOException {
    SampleWriter writer = writer(files(), layout());
    writer.write(block(0));
    assertThatThrownBy(writer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must be written, but were");
  }

  @Test
  void refusesASampleTooMany() throws IOException {
    SampleWriter writer = writer(files(), layout());
    for (int second = 0; second < SECONDS; second++) {
      writer.write(block(second));
    }
    assertThatThrownBy(() -> writer.write(block(SECONDS)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("were announced");
  }

  private RecordingFiles files() {
    return new RecordingFiles(store, "data/sub-1_eeg");
  }

  private static RecordingLayout layout() {
    List<Channel> channels =
        NAMES.stream()
            .map(name -> new Channel(name, ChannelType.EEG, "uV", RATE, SECONDS * RATE.numerator()))
            .toList();
    return new RecordingLayout(
        channels,
        List.of(Segment.whole(SECONDS)),
        EVENTS,
        Map.of("Fp1", new ElectrodePlace(-25, 80, 5)),
        "Cz",
        Optional.empty());
  }

  /** Values of every size that EEG has, none of them a whole number of steps. */
  private static float[][] block(int second) {
    float[][] block = new float[NAMES.size()][(int) RATE.numerator()];
    for (int channel = 0; channel < block.length; channel++) {
      for (int i = 0; i < block[channel].length; i++) {
        double turns = (channel + 1) * (second + i / (double) RATE.numerator());
        block[channel][i] = (float) (Math.pow(12, channel + 1) * Math.sin(7 * turns));
      }
    }
    return block;
  }
}
