package org.inion.window;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.signal.Event;

/**
 * Finds the trials of a recording. Times decide, not the order of rows.
 *
 * <p>A trial is [onset of a start, onset of the next). Its stimulus is the earliest in it, its
 * response the earliest in it that is not earlier than the stimulus, also when its row stands
 * first. What happens at exactly the next start belongs to the next trial. The last start has no
 * next one, and so makes no trial.
 *
 * <p><b>Source</b>: the trials of the EEG Foundation Challenge 2025, task contrastChangeDetection.
 *
 * @param starts what begins a trial
 * @param stimuli what is responded to
 * @param responses what responds
 * @param zero what becomes of responses at the very time of the stimulus
 */
public record TrialRule(
    EventSelector starts, EventSelector stimuli, EventSelector responses, ZeroResponse zero)
    implements Serializable {

  /** What becomes of a trial whose response time is 0 s: nobody is as fast. */
  public enum ZeroResponse {
    /** It is used, as the challenge does, and counted. */
    KEEP,
    /** It is not used, and counted. */
    LEAVE_OUT
  }

  /** <b>Throws</b> {@link BadSetupException} when starts, stimuli or responses name no event. */
  public TrialRule {
    Objects.requireNonNull(zero);
    List<String> problems = new ArrayList<>();
    require("window.anchor.trial.start", starts, problems);
    require("window.anchor.events", stimuli, problems);
    require("window.anchor.trial.response", responses, problems);
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  private static void require(String key, EventSelector events, List<String> problems) {
    if (events.patterns().isEmpty()) {
      problems.add(
          "Invalid trial rule: %s must name at least one event, but was empty. Name the events, or leave all of window.anchor.trial empty"
              .formatted(key));
    }
  }

  /** The trials of a recording, in order of time, unusable ones included. */
  public Trials of(EventTimeline events) {
    List<Event> begins = events.matching(starts);
    List<Event> shown = events.matching(stimuli);
    List<Trial> trials = new ArrayList<>();
    int next = 0;
    for (int i = 0; i + 1 < begins.size(); i++) {
      double startSeconds = begins.get(i).onsetSeconds();
      double stopSeconds = begins.get(i + 1).onsetSeconds();
      while (next < shown.size() && shown.get(next).onsetSeconds() < startSeconds) {
        next++;
      }
      Optional<Event> stimulus =
          next < shown.size() && shown.get(next).onsetSeconds() < stopSeconds
              ? Optional.of(shown.get(next))
              : Optional.empty();
      Optional<Event> response = stimulus.flatMap(seen -> response().from(seen, events));
      trials.add(new Trial(i, begins.get(i), stimulus, response));
    }
    return new Trials(trials, begins.isEmpty() ? 0 : 1, zero);
  }

  /** The response to a stimulus, seen from the stimulus. */
  public EventPick.Next response() {
    return new EventPick.Next(responses, starts);
  }
}
