package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.inion.error.BadSetupException;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;

class WindowPlannerTest {
  private static final SampleRate RATE = SampleRate.ofHertz(100);
  private static final Stretch FIRST = new Stretch(new Segment(0, 0, 10), 1000);
  private static final Stretch AFTER_GAP = new Stretch(new Segment(60, 10, 5), 500);

  private static WindowPlan anchored(double offsetSeconds, Event... events) {
    return WindowPlanner.plan(
        new AnchoredWindows(EventSelector.of("go*"), offsetSeconds, 2),
        List.of(FIRST, AFTER_GAP),
        List.of(events),
        RATE);
  }

  @Test
  void theGridStartsAnewAtEachStretch() {
    WindowPlan plan =
        WindowPlanner.plan(new FixedWindows(3, 3), List.of(FIRST, AFTER_GAP), List.of(), RATE);
    assertThat(plan.windows())
        .extracting(PlannedWindow::index, PlannedWindow::stretch, PlannedWindow::startSample)
        .containsExactly(tuple(0, 0, 0L), tuple(1, 0, 300L), tuple(2, 0, 600L), tuple(3, 1, 0L));
    assertThat(plan.windows())
        .extracting(PlannedWindow::startSeconds)
        .containsExactly(0.0, 3.0, 6.0, 60.0);
    assertThat(plan.leftOut()).isEqualTo(Map.of(LeftOut.CROSSES_GAP, 1, LeftOut.BEYOND_END, 1));
    assertThat(plan.inStretch(1)).singleElement().returns(3, PlannedWindow::index);
  }

  @Test
  void fixedWindowsHaveNoAnchor() {
    WindowPlan plan = WindowPlanner.plan(new FixedWindows(2, 2), List.of(FIRST), List.of(), RATE);
    assertThat(plan.windows()).hasSize(5).allMatch(window -> window.anchor().isEmpty());
    assertThat(plan.leftOut()).isEmpty();
  }

  @Test
  void anAnchoredWindowStartsAtOnsetPlusOffset() {
    Event event = new Event(4.284, 0, "go_left");
    WindowPlan plan = anchored(0.5, new Event(1, 0, "other"), event);
    PlannedWindow window = plan.windows().get(0);
    assertThat(plan.windows()).hasSize(1);
    assertThat(window.startSample()).isEqualTo(478);
    assertThat(window.samples()).isEqualTo(200);
    assertThat(window.stopSampleExclusive()).isEqualTo(678);
    assertThat(window.startSeconds()).isEqualTo(4.78);
    assertThat(window.anchor()).contains("go_left");
    assertThat(window.event()).contains(event);
  }

  @Test
  void anchoredWindowsAreInOrderOfTimeWhateverTheOrderOfRows() {
    WindowPlan plan =
        anchored(0, new Event(61, 0, "go"), new Event(5, 0, "go"), new Event(2, 0, "go"));
    assertThat(plan.windows())
        .extracting(PlannedWindow::stretch, PlannedWindow::startSample)
        .containsExactly(tuple(0, 200L), tuple(0, 500L), tuple(1, 100L));
  }

  @Test
  void saysWhyAnchoredWindowsAreLeftOut() {
    WindowPlan plan =
        anchored(
            -0.5,
            new Event(0.2, 0, "go"),
            new Event(9, 0, "go"),
            new Event(30, 0, "go"),
            new Event(64, 0, "go"),
            new Event(1e300, 0, "go"),
            new Event(60.5, 0, "go"));
    assertThat(plan.leftOut(LeftOut.BEFORE_START)).isEqualTo(1);
    assertThat(plan.leftOut(LeftOut.CROSSES_GAP)).isEqualTo(2);
    assertThat(plan.leftOut(LeftOut.BEYOND_END)).isEqualTo(2);
    assertThat(plan.windows())
        .singleElement()
        .returns(1, PlannedWindow::stretch)
        .returns(0L, PlannedWindow::startSample);
  }

  @Test
  void aTieBetweenTwoSamplesAlwaysGoesToTheLater() {
    for (int i = 0; i < 700; i++) {
      double onsetSeconds = (10 * i + 5) / 1000.0;
      PlannedWindow window = anchored(0.5, new Event(onsetSeconds, 0, "go")).windows().get(0);
      assertThat(window.startSample()).as("onset %s", onsetSeconds).isEqualTo(i + 51L);
    }
  }

  @Test
  void theAnchorIsTheTextThatTheEventWasSelectedBy() {
    EventSelector byKind = new EventSelector(new EventColumn("kind"), java.util.Set.of("target"));
    WindowPlan plan =
        WindowPlanner.plan(
            new AnchoredWindows(byKind, 0, 2),
            List.of(FIRST),
            List.of(
                new Event(1, 0, "9", Map.of("kind", "target")),
                new Event(2, 0, "target", Map.of("kind", "cue"))),
            RATE);
    assertThat(plan.windows())
        .singleElement()
        .satisfies(window -> assertThat(window.anchor()).contains("target"));
  }

  @Test
  void aRecordingWithoutSamplesHasNoWindows() {
    WindowPlan plan =
        WindowPlanner.plan(
            new AnchoredWindows(EventSelector.of("*"), 0, 2),
            List.of(),
            List.of(new Event(1, 0, "go")),
            RATE);
    assertThat(plan.windows()).isEmpty();
    assertThat(plan.leftOut(LeftOut.BEYOND_END)).isEqualTo(1);
  }

  @Test
  void refusesALengthThatIsNoWholeNumberOfSamples() {
    assertThatThrownBy(
            () ->
                WindowPlanner.plan(new FixedWindows(2.005, 1.001), List.of(FIRST), List.of(), RATE))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("window.length")
        .hasMessageContaining("window.stride");
  }

  @Test
  void reasonsAreWrittenInSmallLetters() {
    assertThat(LeftOut.values())
        .extracting(LeftOut::key)
        .containsExactly("before-start", "crosses-gap", "beyond-end");
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
