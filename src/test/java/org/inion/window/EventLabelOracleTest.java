package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inion.error.Where;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels of real trials against a list that was computed independently. */
class EventLabelOracleTest {
  private static final EventPick.Next RESPONSE =
      new EventPick.Next(
          EventSelector.of("left_buttonPress", "right_buttonPress"),
          EventSelector.of("contrastTrial_start"));
  private static final EventLabels LABELS =
      new EventLabels(
          List.of(
              new EventLabel.Until("response_time_seconds", RESPONSE),
              new EventLabel.Truth(
                  "correct",
                  RESPONSE,
                  new EventColumn("feedback"),
                  Set.of("smiley_face"),
                  Set.of("sad_face"))));
  private static final WindowRule AFTER_STIMULUS =
      new TrialWindows(
          new TrialRule(
              RESPONSE.before(),
              EventSelector.of("*_target"),
              RESPONSE.what(),
              TrialRule.ZeroResponse.KEEP),
          0.5,
          2);
  private static final Stretch LONG_ENOUGH = new Stretch(Segment.whole(3600), 360_000);

  @ParameterizedTest
  @CsvSource({
    "ds005505.tar.gz, R1, 7316",
    "ds005506.tar.gz, R2, 7565",
    "ds005507.tar.gz, R3, 9586",
    "ds005508.tar.gz, R4, 16604"
  })
  void everyUsableTrialHasItsWindowItsResponseTimeAndItsTruth(
      String archive, String release, int usable) throws IOException {
    assumeTrue(
        Files.exists(HbnTrials.folder()), "No folder " + HbnTrials.folder() + " on this machine");
    HbnTrials hbn = HbnTrials.read(archive, release);
    Map<String, Map<Double, PlannedWindow>> windows = new HashMap<>();
    hbn.eventsByRecording().forEach((name, events) -> windows.put(name, byOnset(events)));
    assertThat(hbn.trials()).hasSize(usable);
    assertThat(windows.values().stream().mapToInt(Map::size).sum()).isEqualTo(usable);
    for (Map<String, String> trial : hbn.trials()) {
      double onsetSeconds = Double.parseDouble(trial.get("stimulus_onset_s"));
      String recording = HbnTrials.recording(trial);
      PlannedWindow window = windows.get(recording).get(onsetSeconds);
      assertThat(window.anchor()).contains(trial.get("stimulus"));
      assertThat(window.startSeconds()).isCloseTo(onsetSeconds + 0.5, within(0.005001));
      assertLabels(trial, window.event().orElseThrow(), hbn.eventsByRecording().get(recording));
    }
  }

  private static Map<Double, PlannedWindow> byOnset(List<Event> events) {
    WindowPlan plan =
        WindowPlanner.plan(AFTER_STIMULUS, List.of(LONG_ENOUGH), events, SampleRate.ofHertz(100));
    Map<Double, PlannedWindow> windows = new HashMap<>();
    plan.windows().forEach(one -> windows.put(one.event().orElseThrow().onsetSeconds(), one));
    return windows;
  }

  private static void assertLabels(Map<String, String> trial, Event stimulus, List<Event> events) {
    Map<String, LabelValue> labels =
        LABELS.of(stimulus, EventTimeline.of(events), Where.file(HbnTrials.recording(trial)));
    assertThat(labels.get("response_time_seconds"))
        .as("%s", trial)
        .isEqualTo(new LabelValue.Numeric(Double.parseDouble(trial.get("rt_from_stimulus_s"))));
    LabelValue expected =
        switch (trial.get("feedback")) {
          case "smiley_face" -> new LabelValue.Truth(true);
          case "sad_face" -> new LabelValue.Truth(false);
          default -> null;
        };
    assertThat(labels.get("correct")).as("%s", trial).isEqualTo(expected);
  }
}
