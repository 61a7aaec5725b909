package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;

class EventTimelineTest {
  private static Event event(double onsetSeconds, String value) {
    return new Event(onsetSeconds, 0, value);
  }

  @Test
  void timesDecideAndEqualOnsetsKeepTheirOrder() {
    EventTimeline events =
        EventTimeline.of(List.of(event(3, "c"), event(1, "b"), event(1, "a"), event(-1, "z")));
    assertThat(events.events()).extracting(Event::value).containsExactly("z", "b", "a", "c");
  }

  @Test
  void theNextEventMayHaveTheSameOnsetButIsNotTheEventItself() {
    Event anchor = event(1, "go");
    EventTimeline events = EventTimeline.of(List.of(event(2, "go"), event(1, "press"), anchor));
    assertThat(events.nextAtOrAfter(anchor, EventSelector.of("press"))).contains(event(1, "press"));
    assertThat(events.nextAtOrAfter(anchor, EventSelector.of("go"))).contains(event(2, "go"));
    assertThat(events.nextAfter(anchor, EventSelector.of("*"))).contains(event(2, "go"));
  }

  @Test
  void findsNothingAfterTheLastAndNothingForNoPattern() {
    Event last = event(9, "go");
    EventTimeline events = EventTimeline.of(List.of(event(1, "go"), last));
    assertThat(events.nextAfter(last, EventSelector.of("*"))).isEmpty();
    assertThat(events.nextAtOrAfter(event(0, "x"), EventSelector.NONE)).isEmpty();
    assertThat(events.matching(EventSelector.NONE)).isEmpty();
  }

  @Test
  void selectsByAColumnAndNeverByAMissingOne() {
    EventSelector happy = new EventSelector(new EventColumn("feedback"), Set.of("smiley*"));
    EventSelector any = new EventSelector(new EventColumn("feedback"), Set.of("*"));
    Event with = new Event(1, 0, "press", Map.of("feedback", "smiley_face"));
    Event other = new Event(2, 0, "smiley_face", Map.of("feedback", "n/a"));
    EventTimeline events = EventTimeline.of(List.of(with, other));
    assertThat(events.matching(happy)).containsExactly(with);
    assertThat(events.matching(any)).containsExactly(with);
  }
}
