package org.inion.window;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.signal.Event;

/**
 * One trial of a recording: from the onset of one start to that of the next, which is not part of
 * it.
 *
 * @param index from 0 over all trials of the recording, unusable ones included
 * @param start the event that begins it
 * @param stimulus the earliest in it; empty where there is none
 * @param response to the stimulus; empty where there is none
 */
public record Trial(int index, Event start, Optional<Event> stimulus, Optional<Event> response) {

  public Trial {
    Objects.requireNonNull(start);
    Objects.requireNonNull(stimulus);
    Objects.requireNonNull(response);
    if (index < 0 || (response.isPresent() && stimulus.isEmpty())) {
      throw new IllegalArgumentException(
          "Invalid trial: index must be >= 0 and a response must have a stimulus, but were %d and %s"
              .formatted(index, response));
    }
  }

  /** From the stimulus to the response; empty where one is missing. <b>Unit</b>: seconds. */
  public OptionalDouble responseTimeSeconds() {
    return response.isPresent()
        ? OptionalDouble.of(Onsets.secondsBetween(stimulus.orElseThrow(), response.get()))
        : OptionalDouble.empty();
  }
}
