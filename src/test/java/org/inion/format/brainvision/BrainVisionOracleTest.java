package org.inion.format.brainvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.TruncatedRecord;
import org.inion.format.Reference;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every real BrainVision recording against what MNE found in it. */
class BrainVisionOracleTest {
  private static final ReadPolicies POLICIES =
      ReadPolicies.DEFAULT.withTruncatedRecord(TruncatedRecord.DROP_LAST);

  static List<Reference> references() throws IOException {
    return Reference.mne(new BrainVisionFormat()::reads);
  }

  @ParameterizedTest
  @MethodSource("references")
  void valuesAndChannelsAreThoseOfMne(Reference reference) throws IOException {
    try (Recording recording = reference.open(POLICIES)) {
      assertThat(reference.compareWithMne(recording)).isEqualTo(recording.channels().size());
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void unitsAreSpelledAsMneFindsThem(Reference reference) throws IOException {
    try (Recording recording = reference.open(POLICIES)) {
      for (Channel channel : recording.channels()) {
        String expected = reference.values().get("orig_units").get(channel.name()).asText();
        if (!expected.equals("n/a")) {
          assertThat(channel.fileUnit().replace("uV", "\u00B5V").replace("uS", "\u00B5S"))
              .isEqualTo(expected);
        }
      }
    }
  }

  /**
   * MNE counts in stored samples, where here a gap takes its time, and drops what is behind them.
   */
  @ParameterizedTest
  @MethodSource("references")
  void eventsAreTheAnnotationsOfMne(Reference reference) throws IOException {
    try (Recording recording = reference.open(POLICIES)) {
      Segment end = recording.segments().get(recording.segments().size() - 1);
      double seconds = end.onsetSeconds() + end.lengthSeconds();
      List<Event> events =
          recording.events().stream().filter(event -> event.onsetSeconds() < seconds).toList();
      assertThat(events).hasSize(reference.values().get("annotations_count").asInt());
      var first = reference.values().get("annotations_first10");
      for (int i = 0; i < first.size(); i++) {
        double onset = events.get(i).onsetSeconds();
        double gaps =
            recording.segments().stream()
                .filter(segment -> segment.onsetSeconds() <= onset)
                .reduce((a, b) -> b)
                .map(segment -> segment.onsetSeconds() - segment.storedSeconds())
                .orElse(0.0);
        assertThat(onset - gaps).isCloseTo(first.get(i).get(0).asDouble(), within(1e-6));
        assertThat(events.get(i).durationSeconds())
            .isCloseTo(first.get(i).get(1).asDouble(), within(1e-6));
        assertThat(events.get(i).value()).isEqualTo(first.get(i).get(2).asText());
      }
    }
  }
}
