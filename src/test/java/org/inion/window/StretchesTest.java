package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;

class StretchesTest {
  private static final SampleRate RATE = SampleRate.ofHertz(500);

  private static Event boundary(double onsetSeconds) {
    return new Event(onsetSeconds, 0, "boundary");
  }

  private static List<Segment> split(List<Segment> segments, Event... events) {
    return Stretches.of(segments, List.of(events), RATE);
  }

  @Test
  void leavesASegmentWithoutBoundariesWhole() {
    Segment whole = Segment.whole(10);
    assertThat(split(List.of(whole), new Event(3, 0, "break cnt"))).containsExactly(whole);
  }

  @Test
  void splitsAtABoundaryInAnyCase() {
    assertThat(split(List.of(Segment.whole(10)), new Event(4, 0, "Boundary")))
        .containsExactly(new Segment(0, 0, 4), new Segment(4, 4, 6));
  }

  @Test
  void takesBoundariesInAnyOrderAndTwiceAtOnePlaceAsOne() {
    assertThat(split(List.of(Segment.whole(10)), boundary(8), boundary(2), boundary(8)))
        .containsExactly(new Segment(0, 0, 2), new Segment(2, 2, 6), new Segment(8, 8, 2));
  }

  @Test
  void cutsNothingAtTheStartAtTheEndAndOutside() {
    Segment whole = Segment.whole(10);
    assertThat(split(List.of(whole), boundary(0), boundary(10), boundary(-3), boundary(12)))
        .containsExactly(whole);
  }

  @Test
  void keepsGapsAndCountsStoredTimeOnlyOverWhatIsStored() {
    List<Segment> segments = List.of(new Segment(0, 0, 4), new Segment(100, 4, 6));
    assertThat(split(segments, boundary(102), boundary(50)))
        .containsExactly(new Segment(0, 0, 4), new Segment(100, 4, 2), new Segment(102, 6, 4));
  }

  @Test
  void aBoundaryHalfWayBetweenTwoSamplesCutsBeforeTheSecond() {
    double halfWaySeconds = 999.5 / 500;
    List<Segment> parts = split(List.of(Segment.whole(10)), boundary(halfWaySeconds));
    assertThat(parts.get(0).stopSampleExclusive(RATE)).isEqualTo(1000);
    assertThat(parts.get(1).firstSample(RATE)).isEqualTo(1000);
  }

  @Test
  void anOnsetRoundedToSixDecimalsCutsAtItsOwnSample() {
    SampleRate rate = SampleRate.ofHertz(512);
    double writtenSeconds = 1.951172; // sample 999 is at 1.951171875 s
    List<Segment> parts =
        Stretches.of(List.of(Segment.whole(10)), List.of(boundary(writtenSeconds)), rate);
    assertThat(parts.get(1).firstSample(rate)).isEqualTo(999);
  }

  @Test
  void anEmptySegmentIsNoStretch() {
    assertThat(split(List.of(Segment.whole(0)))).isEmpty();
  }
}
