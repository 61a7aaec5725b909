package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;

class EventLabelTest {
  private static final Where FILE = Where.file("sub-01_events.tsv");
  private static final EventSelector PRESS = EventSelector.of("*_buttonPress");
  private static final EventSelector TRIAL = EventSelector.of("trial_start");
  private static final Event STIMULUS = event(42.284, "right_target", Map.of("contrast", "0.5"));

  private static Event event(double onsetSeconds, String value, Map<String, String> columns) {
    return new Event(onsetSeconds, 0, value, columns);
  }

  private static Event press(double onsetSeconds, String feedback) {
    return event(onsetSeconds, "left_buttonPress", Map.of("feedback", feedback));
  }

  private static Event trial(double onsetSeconds) {
    return event(onsetSeconds, "trial_start", Map.of());
  }

  private static Optional<LabelValue> label(EventLabel label, Event... others) {
    List<Event> events = new java.util.ArrayList<>(List.of(others));
    events.add(STIMULUS);
    return label.of(STIMULUS, EventTimeline.of(events), FILE);
  }

  private static LabelValue number(double value) {
    return new LabelValue.Numeric(value);
  }

  private static EventLabel responseTime(double withinSeconds) {
    return new EventLabel.Until(
        "response_time_seconds", new EventPick.Next(PRESS, withinSeconds, TRIAL));
  }

  @Test
  void responseTimeIsTheDifferenceOfTheOnsetsAsWritten() {
    assertThat(label(responseTime(10), trial(44.684), press(44.414, "smiley_face")))
        .contains(number(2.13));
  }

  @Test
  void aPressBeforeTheAnchorDoesNotCountAndOneAtItsOnsetDoes() {
    assertThat(label(responseTime(10), press(42, "x"))).isEmpty();
    assertThat(label(responseTime(10), press(42.284, "x"))).contains(number(0));
  }

  @Test
  void aPressAtTheNextStartBelongsToTheNextTrial() {
    assertThat(label(responseTime(10), trial(44), press(44, "x"))).isEmpty();
    assertThat(label(responseTime(10), trial(44.001), press(44, "x"))).isPresent();
  }

  @Test
  void aStopEventAtTheAnchorsOnsetIsNotTheNext() {
    assertThat(label(responseTime(10), trial(42.284), press(43, "x"))).isPresent();
  }

  @Test
  void theLimitInSecondsIsInclusive() {
    assertThat(label(responseTime(2.13), press(44.414, "x"))).contains(number(2.13));
    assertThat(label(responseTime(2.129), press(44.414, "x"))).isEmpty();
  }

  @Test
  void aColumnOfTheAnchorIsANumberOrAText() {
    EventColumn contrast = new EventColumn("contrast");
    assertThat(label(new EventLabel.FromColumn("contrast", contrast, LabelType.NUMBER)))
        .contains(number(0.5));
    assertThat(label(new EventLabel.FromColumn("contrast", contrast, LabelType.TEXT)))
        .contains(new LabelValue.Text("0.5"));
    assertThat(label(new EventLabel.FromColumn("side", EventColumn.VALUE, LabelType.TEXT)))
        .contains(new LabelValue.Text("right_target"));
    assertThat(
            label(new EventLabel.FromColumn("absent", new EventColumn("absent"), LabelType.NUMBER)))
        .isEmpty();
  }

  @Test
  void aColumnMayBeReadFromAnotherEvent() {
    EventLabel feedback =
        new EventLabel.FromColumn(
            "feedback",
            new EventPick.Next(PRESS, TRIAL),
            new EventColumn("feedback"),
            LabelType.TEXT);
    assertThat(label(feedback, press(43, "sad_face"))).contains(new LabelValue.Text("sad_face"));
    assertThat(label(feedback, press(43, "n/a"))).isEmpty();
    assertThat(label(feedback)).isEmpty();
  }

  @Test
  void aTextWhereANumberShouldBeIsAnErrorOfTheRecording() {
    EventLabel code = new EventLabel.FromColumn("code", EventColumn.VALUE, LabelType.NUMBER);
    assertThatThrownBy(() -> label(code))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[sub-01_events.tsv] Cannot label windows: the event's value must be a number for the"
                + " label code, but was \"right_target\" at 42.284 s. Declare the label as text, or"
                + " write n/a where there is no value");
  }

  @Test
  void truthIsReadFromTheNextEventWithOneOfItsValues() {
    EventLabel correct =
        EventLabel.Truth.ofNext(
            "correct",
            new EventColumn("feedback"),
            Set.of("smiley_face"),
            Set.of("sad_face"),
            TRIAL);
    assertThat(label(correct, press(43, "smiley_face"), press(44, "sad_face")))
        .contains(new LabelValue.Truth(true));
    assertThat(label(correct, press(43, "non_target"), press(44, "sad_face")))
        .contains(new LabelValue.Truth(false));
    assertThat(label(correct, trial(43), press(44, "sad_face"))).isEmpty();
  }

  @Test
  void truthOfOneEventIsEmptyForAnyOtherValue() {
    EventLabel correct =
        new EventLabel.Truth(
            "correct",
            new EventPick.Next(PRESS, TRIAL),
            new EventColumn("feedback"),
            Set.of("smiley_face"),
            Set.of("sad_face"));
    assertThat(label(correct, press(43, "non_target"), press(44, "sad_face"))).isEmpty();
  }

  @Test
  void rulesCheckThemselves() {
    assertThatThrownBy(() -> responseTime(-1)).isInstanceOf(BadSetupException.class);
    assertThatThrownBy(() -> new EventLabel.FromColumn("x", EventColumn.VALUE, LabelType.TRUTH))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("number or text");
    assertThatThrownBy(
            () ->
                EventLabel.Truth.ofNext(
                    "x", EventColumn.VALUE, Set.of("a", "b"), Set.of("b"), TRIAL))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[a, b] and [b]");
    assertThatThrownBy(() -> new EventLabel.FromColumn(" ", EventColumn.VALUE, LabelType.TEXT))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must not be blank");
  }

  @Test
  void labelsComeByNameInTheirOrderWithoutTheUnknown() {
    EventLabels labels =
        new EventLabels(
            List.of(
                responseTime(10),
                new EventLabel.FromColumn("b", new EventColumn("none"), LabelType.TEXT),
                new EventLabel.FromColumn("a", EventColumn.VALUE, LabelType.TEXT)));
    EventTimeline events = EventTimeline.of(List.of(STIMULUS, press(43.284, "x")));
    assertThat(labels.of(STIMULUS, events, FILE))
        .containsExactly(
            Map.entry("response_time_seconds", number(1)),
            Map.entry("a", new LabelValue.Text("right_target")));
    assertThatThrownBy(() -> new EventLabels(List.of(responseTime(1), responseTime(2))))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("\"response_time_seconds\"");
  }
}
