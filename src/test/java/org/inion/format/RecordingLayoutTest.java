package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;

class RecordingLayoutTest {
  private static final SampleRate RATE = new SampleRate(100, 1);

  @Test
  void timesAreStoredWithoutTheGaps() {
    RecordingLayout layout =
        layout(
            List.of(channel("a", RATE, 60)),
            new Segment(0, 0, 0.1),
            new Segment(1, 0.1, 0.2),
            new Segment(5, 0.3, 0.3));
    assertThat(layout.cuts()).containsExactly(10L, 30L);
    assertThat(layout.storedSample(-0.5)).isEqualTo(-50);
    assertThat(layout.storedSample(0.095)).isEqualTo(9.5);
    assertThat(layout.storedSample(0.1)).as("where the first ends").isEqualTo(10);
    assertThat(layout.storedSample(1 - 1e-12)).as("rounded").isEqualTo(10);
    assertThat(layout.storedSample(1.1)).isEqualTo(20);
    assertThat(layout.storedSample(5.29)).isEqualTo(59);
    assertThat(layout.storedSample(7)).as("after the end").isEqualTo(230);
    assertThatThrownBy(() -> layout.storedSample(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot write the recording: what happens must not be in a gap, but was at 3.0 s");
  }

  @Test
  void refusesChannelsOfSeveralRatesOrLengths() {
    Channel one = channel("a", RATE, 60);
    for (Channel other : List.of(channel("b", new SampleRate(50, 1), 60), channel("b", RATE, 30))) {
      assertThatThrownBy(() -> layout(List.of(one, other), Segment.whole(0.6)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "channels must be of one rate and length, but \"a\" has 60 samples");
    }
  }

  @Test
  void refusesSegmentsThatAreNotAllOfTheSamples() {
    List<Channel> channels = List.of(channel("a", RATE, 60));
    assertThatThrownBy(() -> layout(channels, Segment.whole(0.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("segments must have 60 samples, but have 50");
    assertThatThrownBy(() -> layout(channels, new Segment(0, 0, 0.2), new Segment(1, 0.3, 0.3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a segment must begin at the sample 20");
    assertThatThrownBy(() -> layout(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there must be a channel");
  }

  private static Channel channel(String name, SampleRate rate, long samples) {
    return new Channel(name, ChannelType.EEG, "uV", rate, samples);
  }

  private static RecordingLayout layout(List<Channel> channels, Segment... segments) {
    return new RecordingLayout(
        channels, List.of(segments), List.of(), Map.of(), "", Optional.empty());
  }
}
