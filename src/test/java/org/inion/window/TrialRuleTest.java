package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inion.error.BadSetupException;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.api.Test;

/** Each clause of the challenge's rule for trials. */
class TrialRuleTest {
  private static final TrialRule RULE = rule(TrialRule.ZeroResponse.KEEP);

  private static TrialRule rule(TrialRule.ZeroResponse zero) {
    return new TrialRule(
        EventSelector.of("start"),
        EventSelector.of("left_target", "right_target"),
        EventSelector.of("left_press", "right_press"),
        zero);
  }

  /** Events in the order of their rows, as {@code "12.5 start"}. */
  private static List<Event> rows(String... rows) {
    return Arrays.stream(rows)
        .map(row -> row.split(" ", 2))
        .map(row -> new Event(Double.parseDouble(row[0]), 0, row[1]))
        .toList();
  }

  private static Trials trials(String... rows) {
    return RULE.of(EventTimeline.of(rows(rows)));
  }

  /** Usable trials as {@code index: stimulus onset + response time, response}. */
  private static List<String> usable(String... rows) {
    return trials(rows).usable().stream()
        .map(
            trial ->
                "%d: %s %s + %s, %s"
                    .formatted(
                        trial.index(),
                        trial.stimulus().orElseThrow().value(),
                        trial.stimulus().orElseThrow().onsetSeconds(),
                        trial.responseTimeSeconds().orElseThrow(),
                        trial.response().orElseThrow().value()))
        .toList();
  }

  @Test
  void aTrialIsFromOneStartToTheNext() {
    assertThat(usable("1 start", "3 left_target", "4.2 left_press", "6 start"))
        .containsExactly("0: left_target 3.0 + 1.2, left_press");
  }

  @Test
  void timesDecideAndNotTheOrderOfRows() {
    assertThat(usable("6 start", "4.2 right_press", "3 left_target", "1 start"))
        .containsExactly("0: left_target 3.0 + 1.2, right_press");
  }

  @Test
  void aPressAtTheVeryStimulusCountsAlsoWhenItsRowStandsFirst() {
    assertThat(usable("1 start", "3 left_press", "3 left_target", "6 start"))
        .containsExactly("0: left_target 3.0 + 0.0, left_press");
  }

  @Test
  void aPressBeforeTheStimulusIsNoResponse() {
    assertThat(usable("1 start", "2 left_press", "3 left_target", "5 right_press", "6 start"))
        .containsExactly("0: left_target 3.0 + 2.0, right_press");
    assertThat(usable("1 start", "2 left_press", "3 left_target", "6 start")).isEmpty();
  }

  @Test
  void aPressAtExactlyTheNextStartBelongsToTheNextTrial() {
    assertThat(usable("1 start", "3 left_target", "6 left_press", "6 start", "9 start")).isEmpty();
    assertThat(
            usable(
                "1 start", "3 left_target", "6 left_press", "6 start", "6 left_target", "9 start"))
        .containsExactly("1: left_target 6.0 + 0.0, left_press");
  }

  @Test
  void aStimulusAtExactlyTheStartBelongsToThatTrial() {
    assertThat(usable("1 start", "5 start", "5 right_target", "6.5 right_press", "9 start"))
        .containsExactly("1: right_target 5.0 + 1.5, right_press");
  }

  @Test
  void theEarliestOfTwoStimuliAndOfTwoResponsesCounts() {
    assertThat(
            usable(
                "1 start",
                "4 right_target",
                "3 left_target",
                "7 left_press",
                "5 right_press",
                "8 start"))
        .containsExactly("0: left_target 3.0 + 2.0, right_press");
  }

  @Test
  void aWrongAnswerStays() {
    assertThat(usable("1 start", "3 left_target", "4 right_press", "6 start")).hasSize(1);
  }

  @Test
  void theLastTrialHasNoNextStartAndIsDropped() {
    Trials trials =
        trials(
            "1 start", "3 left_target", "4 left_press", "6 start", "7 left_target", "8 left_press");
    assertThat(trials.all()).hasSize(1);
    assertThat(trials.counts()).contains(entry("trials", 1), entry("trials without end", 1));
    assertThat(trials("3 left_target", "4 left_press").counts()).isEmpty();
  }

  @Test
  void theIndexCountsUnusableTrials() {
    Trials trials =
        trials(
            "1 start",
            "2 start",
            "3 left_target",
            "4 start",
            "5 left_target",
            "6 right_press",
            "7 start");
    assertThat(trials.usable()).extracting(Trial::index).containsExactly(2);
    assertThat(trials.counts())
        .isEqualTo(
            Map.of(
                "trials", 3,
                "trials usable", 1,
                "trials without stimulus", 1,
                "trials without response", 1,
                "trials without end", 1));
  }

  @Test
  void strayEventsBetweenChangeNothing() {
    List<String> rows =
        new ArrayList<>(List.of("1 start", "3 left_target", "4.2 left_press", "6 start"));
    List<String> clean = usable(rows.toArray(String[]::new));
    rows.addAll(List.of("2 9999", "3 break cnt", "3.5 video_start", "4 boundary"));
    assertThat(usable(rows.toArray(String[]::new))).isEqualTo(clean);
  }

  @Test
  void twoStartsAtOneTimeMakeAnEmptyTrial() {
    Trials trials = trials("1 start", "1 start", "3 left_target", "4 left_press", "6 start");
    assertThat(trials.all()).hasSize(2);
    assertThat(trials.usable()).extracting(Trial::index).containsExactly(1);
  }

  @Test
  void aResponseTimeOfZeroIsCountedAndLeftOutWhereThatIsWanted() {
    EventTimeline events =
        EventTimeline.of(rows("1 start", "3 left_target", "3 left_press", "6 start"));
    assertThat(RULE.of(events).usable()).hasSize(1);
    Trials left = rule(TrialRule.ZeroResponse.LEAVE_OUT).of(events);
    assertThat(left.usable()).isEmpty();
    assertThat(left.counts()).containsEntry("trials with a response time of 0 s", 1);
  }

  @Test
  void responseTimesAreDifferencesOfDecimals() {
    assertThat(usable("1 start", "42.284 left_target", "44.414 left_press", "60 start"))
        .containsExactly("0: left_target 42.284 + 2.13, left_press");
  }

  @Test
  void windowsLieBesideTheStimuliOfUsableTrialsAlone() {
    List<Event> events =
        rows("1 start", "2 left_target", "4 start", "5 left_target", "6 left_press", "7 start");
    WindowPlan plan =
        WindowPlanner.plan(
            new TrialWindows(RULE, 0.5, 2),
            List.of(new Stretch(Segment.whole(10), 1000)),
            events,
            SampleRate.ofHertz(100));
    assertThat(plan.windows()).hasSize(1);
    assertThat(plan.windows().get(0).startSeconds()).isEqualTo(5.5);
    assertThat(plan.windows().get(0).event()).contains(events.get(3));
    assertThat(plan.leftOut()).isEmpty();
  }

  @Test
  void aWindowThatLeavesTheRecordingIsLeftOut() {
    WindowPlan plan =
        WindowPlanner.plan(
            new TrialWindows(RULE, 0.5, 2),
            List.of(new Stretch(Segment.whole(7), 700)),
            rows("1 start", "5 left_target", "6 left_press", "7 start"),
            SampleRate.ofHertz(100));
    assertThat(plan.windows()).isEmpty();
    assertThat(plan.leftOut(LeftOut.BEYOND_END)).isEqualTo(1);
  }

  @Test
  void saysEverythingThatTheRuleLacks() {
    assertThatThrownBy(
            () ->
                new TrialRule(
                    EventSelector.NONE,
                    EventSelector.NONE,
                    EventSelector.of("press"),
                    TrialRule.ZeroResponse.KEEP))
        .isInstanceOfSatisfying(BadSetupException.class, e -> assertThat(e.problems()).hasSize(2));
  }
}
