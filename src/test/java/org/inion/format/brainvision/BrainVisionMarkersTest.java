package org.inion.format.brainvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.signal.Event;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;

/** Markers as events, and beginnings of segments as gaps. One second has 100 samples. */
class BrainVisionMarkersTest {
  private final BrainVisionBytes bytes = new BrainVisionBytes();

  @Test
  @Covers({Feature.EVENTS, Feature.DURATIONS})
  void markersAreEventsNamedByTypeAndDescription() throws IOException {
    bytes.markers(
        "Stimulus,S  1,11,5,0", "Comment,a\\1 b,21,0,0", "Response,R  2,16,1,2", "Voltage,,5,1,0");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.events())
          .containsExactly(
              new Event(0.04, 0.01, "Voltage/"),
              new Event(0.1, 0.05, "Stimulus/S  1"),
              new Event(0.15, 0.01, "Response/R  2"),
              new Event(0.2, 0, "Comment/a, b"));
    }
  }

  @Test
  @Covers(Feature.GAPS)
  void aNewSegmentIsAGapOfTheLengthThatDatesTell() throws IOException {
    bytes.markers(
        "New Segment,,1,1,0,20200101120000000000",
        "Stimulus,S  1,31,1,0",
        "New Segment,,41,1,0,20200101120010500000",
        "Stimulus,S  2,51,1,0");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.segments())
          .containsExactly(new Segment(0, 0, 0.4), new Segment(10.5, 0.4, 0.6));
      assertThat(file.events())
          .containsExactly(
              new Event(0, 0.01, "New Segment/", Map.of("date", "2020-01-01T12:00")),
              new Event(0.3, 0.01, "Stimulus/S  1"),
              new Event(10.5, 0.01, "New Segment/", Map.of("date", "2020-01-01T12:00:10.500")),
              new Event(10.6, 0.01, "Stimulus/S  2"));
      assertThat(file.repairs()).isEmpty();
    }
  }

  @Test
  void aGapOfUnknownLengthIsOneSampleAndCounted() throws IOException {
    bytes.markers(
        "New Segment,,1,1,0,20200101120000000000",
        "New Segment,,41,1,0,00000000000000000000",
        "New Segment,,61,1,0",
        "New Segment,,81,1,0,20200101120000000001");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.segments()).hasSize(4);
      assertThat(file.segments().get(1).onsetSeconds()).isCloseTo(0.41, within(1e-9));
      assertThat(file.repairs()).isEqualTo(Map.of(Timeline.UNKNOWN_GAP, 3));
    }
  }

  @Test
  void aGapAfterOneOfUnknownLengthIsPlacedByItsDate() throws IOException {
    bytes.markers(
        "New Segment,,1,1,0,20200101120000000000",
        "New Segment,,41,1,0",
        "New Segment,,61,1,0,20200101120100000000");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.segments().get(2).onsetSeconds()).isEqualTo(60);
    }
  }

  @Test
  void segmentsMayBeginTwiceOrBehindTheEnd() throws IOException {
    bytes.markers(
        "New Segment,,1,1,0", "New Segment,,1,1,0", "New Segment,,0,1,0", "New Segment,,101,1,0");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.segments()).containsExactly(Segment.whole(1));
      assertThat(file.events()).hasSize(4);
    }
  }

  @Test
  @Covers(value = Feature.MALFORMED_EVENTS, how = Covers.How.REPAIRED)
  void malformedMarkersAreLeftOutAndCounted() throws IOException {
    bytes.markers("Stimulus", "Stimulus,S  1", "Stimulus,S  1,x,1,0", "Stimulus,S  2,5,,");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.events()).containsExactly(new Event(0.04, 0, "Stimulus/S  2"));
      assertThat(file.repairs()).isEqualTo(Map.of(MarkerReader.MALFORMED, 3));
    }
  }

  @Test
  void aNewSegmentWithoutAPositionIsRefused() {
    bytes.markers("New Segment,,x,1,0");
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(
            "[folder/rec.vmrk, line 6] Cannot read the marker: position of a New Segment must be a"
                + " whole number, but the line was \"Mk1=New Segment,,x,1,0\".");
  }

  @Test
  @Covers(Feature.EPOCHS)
  void segmentedDataWithoutTheirMarkersAreRefused() throws IOException {
    bytes.with("SegmentationType", "MARKERBASED").with("SegmentDataPoints", "50");
    assertThatThrownBy(bytes::open)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("each of 50 samples must begin with a marker \"New Segment\"");
    bytes.markers("New Segment,,1,1,0", "New Segment,,51,1,0");
    try (BrainVisionFile file = bytes.open()) {
      assertThat(file.segments()).hasSize(2);
    }
  }
}
