package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;

class WindowPlannerPropertyTest {
  private static final SampleRate RATE = SampleRate.ofHertz(10);

  /** A recording of gaps and boundaries, with events anywhere. */
  record Layout(List<Segment> segments, List<Event> events) {
    List<Stretch> stretches() {
      return Stretches.of(segments, events, RATE).stream()
          .map(part -> new Stretch(part, RATE.sampleAt(part.lengthSeconds())))
          .toList();
    }

    double[] boundariesSeconds() {
      return events.stream()
          .filter(event -> event.value().equals("boundary"))
          .mapToDouble(Event::onsetSeconds)
          .toArray();
    }
  }

  @Provide
  Arbitrary<Layout> layouts() {
    Arbitrary<int[]> lengths =
        Arbitraries.integers().between(1, 80).array(int[].class).ofMinSize(1).ofMaxSize(4);
    Arbitrary<Event> event =
        Combinators.combine(
                Arbitraries.integers().between(-20, 500), Arbitraries.of("boundary", "go", "x"))
            .as((tenths, value) -> new Event(tenths / 10.0, 0, value));
    return Combinators.combine(
            lengths, Arbitraries.integers().between(1, 30), event.list().ofMaxSize(12))
        .as((samples, gap, events) -> new Layout(segments(samples, gap), events));
  }

  private static List<Segment> segments(int[] lengths, int gapSamples) {
    List<Segment> segments = new ArrayList<>();
    long onset = 0;
    long stored = 0;
    for (int length : lengths) {
      segments.add(
          new Segment(RATE.secondsAt(onset), RATE.secondsAt(stored), RATE.secondsAt(length)));
      onset += length + gapSamples;
      stored += length;
    }
    return segments;
  }

  private static WindowPlan grid(Layout layout, int length, int stride) {
    return WindowPlanner.plan(
        new FixedWindows(length / 10.0, stride / 10.0), layout.stretches(), List.of(), RATE);
  }

  private static WindowPlan anchored(Layout layout, int offset, int length) {
    return WindowPlanner.plan(
        new AnchoredWindows(EventSelector.of("go"), offset / 10.0, length / 10.0),
        layout.stretches(),
        layout.events(),
        RATE);
  }

  @Property(tries = 200)
  void splittingKeepsEverySampleOnce(@ForAll("layouts") Layout layout) {
    long next = 0;
    for (Segment part : Stretches.of(layout.segments(), layout.events(), RATE)) {
      assertThat(part.firstSample(RATE)).isEqualTo(next);
      next = part.stopSampleExclusive(RATE);
    }
    assertThat(next).isEqualTo(layout.segments().stream().mapToLong(this::samples).sum());
  }

  private long samples(Segment segment) {
    return segment.stopSampleExclusive(RATE) - segment.firstSample(RATE);
  }

  @Property(tries = 200)
  void cutAndJoinedSideBySideWindowsAreTheSignal(
      @ForAll("layouts") Layout layout, @ForAll @IntRange(min = 1, max = 20) int length) {
    WindowPlan plan = grid(layout, length, length);
    List<Stretch> stretches = layout.stretches();
    for (int s = 0; s < stretches.size(); s++) {
      int samples = (int) stretches.get(s).samples();
      float[][] signalCT = ramp(2, samples);
      float[][] joinedCT = new float[2][samples - samples % length];
      for (PlannedWindow window : plan.inStretch(s)) {
        float[] cut = window.cut(signalCT);
        for (int channel = 0; channel < 2; channel++) {
          System.arraycopy(
              cut, channel * length, joinedCT[channel], (int) window.startSample(), length);
        }
      }
      for (int channel = 0; channel < 2; channel++) {
        assertThat(joinedCT[channel])
            .isEqualTo(Arrays.copyOf(signalCT[channel], samples - samples % length));
      }
    }
  }

  private static float[][] ramp(int channels, int samples) {
    float[][] signalCT = new float[channels][samples];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < samples; i++) {
        signalCT[channel][i] = 1 + i + 1000f * channel;
      }
    }
    return signalCT;
  }

  @Property(tries = 200)
  void everyStretchHasAsManyWindowsAsFit(
      @ForAll("layouts") Layout layout,
      @ForAll @IntRange(min = 1, max = 20) int length,
      @ForAll @IntRange(min = 1, max = 20) int stride) {
    WindowPlan plan = grid(layout, length, stride);
    List<Stretch> stretches = layout.stretches();
    int starts = 0;
    for (int s = 0; s < stretches.size(); s++) {
      int samples = (int) stretches.get(s).samples();
      int expected = samples < length ? 0 : (samples - length) / stride + 1;
      assertThat(plan.inStretch(s)).hasSize(expected);
      starts += (samples + stride - 1) / stride;
    }
    assertThat(plan.windows().size() + leftOut(plan)).isEqualTo(starts);
  }

  @Property(tries = 200)
  void noWindowRunsAcrossABoundaryOrGap(
      @ForAll("layouts") Layout layout,
      @ForAll @IntRange(min = -15, max = 15) int offset,
      @ForAll @IntRange(min = 1, max = 20) int length) {
    assertWithin(layout, grid(layout, length, 3), length);
    assertWithin(layout, anchored(layout, offset, length), length);
  }

  private void assertWithin(Layout layout, WindowPlan plan, int length) {
    for (PlannedWindow window : plan.windows()) {
      long start = RATE.sampleAt(window.startSeconds());
      assertThat(layout.segments())
          .anyMatch(
              segment ->
                  RATE.sampleAt(segment.onsetSeconds()) <= start
                      && start + length
                          <= RATE.sampleAt(segment.onsetSeconds()) + samples(segment));
      for (double boundarySeconds : layout.boundariesSeconds()) {
        long boundary = RATE.sampleAt(boundarySeconds);
        assertThat(start >= boundary || start + length <= boundary).isTrue();
      }
    }
  }

  @Property(tries = 200)
  void windowsAreNumberedInOrderOfTime(
      @ForAll("layouts") Layout layout, @ForAll @IntRange(min = 1, max = 20) int length) {
    for (WindowPlan plan : List.of(grid(layout, length, 2), anchored(layout, 3, length))) {
      assertThat(plan.windows()).extracting(PlannedWindow::startSeconds).isSorted();
      for (int i = 0; i < plan.windows().size(); i++) {
        assertThat(plan.windows().get(i).index()).isEqualTo(i);
      }
    }
  }

  @Property(tries = 200)
  void everyAnchorIsPlannedOrCounted(
      @ForAll("layouts") Layout layout, @ForAll @IntRange(min = 1, max = 20) int length) {
    WindowPlan plan = anchored(layout, -2, length);
    long anchors = layout.events().stream().filter(e -> e.value().equals("go")).count();
    assertThat((long) plan.windows().size() + leftOut(plan)).isEqualTo(anchors);
    for (PlannedWindow window : plan.windows()) {
      Event event = window.event().orElseThrow();
      assertThat(RATE.sampleAt(window.startSeconds()))
          .isEqualTo(RATE.sampleAt(event.onsetSeconds()) - 2);
    }
  }

  @Property(tries = 100)
  void anAnchoredWindowIsLeftOutOnlyWhereItDoesNotFit(@ForAll("layouts") Layout layout) {
    int length = 4;
    long fitting =
        layout.events().stream()
            .filter(event -> event.value().equals("go"))
            .map(event -> RATE.sampleAt(event.onsetSeconds()))
            .filter(
                start ->
                    layout.stretches().stream()
                        .anyMatch(
                            stretch -> {
                              long onset = RATE.sampleAt(stretch.segment().onsetSeconds());
                              return start >= onset && start + length <= onset + stretch.samples();
                            }))
            .count();
    assertThat(anchored(layout, 0, length).windows()).hasSize((int) fitting);
  }

  private static int leftOut(WindowPlan plan) {
    return plan.leftOut().values().stream().mapToInt(Integer::intValue).sum();
  }
}
