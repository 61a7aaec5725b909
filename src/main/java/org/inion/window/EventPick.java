package org.inion.window;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.signal.Event;

/** Which event a label is read from, seen from the event that anchors the window. */
public sealed interface EventPick extends Serializable {

  /** The event, or empty where the recording has none. */
  Optional<Event> from(Event anchor, EventTimeline events);

  /** The anchoring event itself. */
  record Anchor() implements EventPick {
    @Override
    public Optional<Event> from(Event anchor, EventTimeline events) {
      return Optional.of(anchor);
    }
  }

  /**
   * The earliest event of a kind that is not earlier than the anchor. The anchor itself does not
   * count.
   *
   * @param what the kind
   * @param withinSeconds how long after the anchor it may be at most; infinite for no limit
   * @param before it must be earlier than the first of these that is later than the anchor; {@link
   *     EventSelector#NONE} for no limit. At the same time is not earlier
   */
  record Next(EventSelector what, double withinSeconds, EventSelector before) implements EventPick {

    /** <b>Throws</b> {@link BadSetupException} when the limit is negative or no number. */
    public Next {
      Objects.requireNonNull(what);
      Objects.requireNonNull(before);
      if (!(withinSeconds >= 0)) {
        throw new BadSetupException(
            "Invalid label: within must be >= 0 s, but was " + withinSeconds + " s");
      }
    }

    /** Without a limit in time. */
    public Next(EventSelector what, EventSelector before) {
      this(what, Double.POSITIVE_INFINITY, before);
    }

    @Override
    public Optional<Event> from(Event anchor, EventTimeline events) {
      double stopSeconds =
          events
              .nextAfter(anchor, before)
              .map(Event::onsetSeconds)
              .orElse(Double.POSITIVE_INFINITY);
      return events
          .nextAtOrAfter(anchor, what)
          .filter(found -> found.onsetSeconds() < stopSeconds)
          .filter(found -> Onsets.secondsBetween(anchor, found) <= withinSeconds);
    }
  }
}
