package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;

class EventRulesTest {
  private static final List<Event> EVENTS =
      List.of(
          new Event(0, 0, "break cnt"),
          new Event(1, 0, "9999"),
          new Event(2, 0, "boundary"),
          new Event(3, 0, "contrastChangeB1_start"),
          new Event(4, 0, "video_start"));

  private static List<String> values(EventRules.Kept kept) {
    return kept.events().stream().map(Event::value).toList();
  }

  @Test
  void ignoredAndStrayEventsAreTakenOutAndCountedAndBoundariesStay() {
    EventRules.Kept kept =
        new EventRules(
                EventSelector.of("9999", "break cnt", "boundary"),
                EventSelector.of("contrastChangeB*_start"))
            .of(EVENTS);
    assertThat(values(kept)).containsExactly("boundary", "contrastChangeB1_start");
    assertThat(kept.counts())
        .isEqualTo(Map.of("ignored events", 2, "stray events", 1, "boundaries", 1));
  }

  @Test
  void withoutKnownEventsNoneIsStray() {
    EventRules.Kept kept = EventRules.NONE.of(EVENTS);
    assertThat(kept.events()).isEqualTo(EVENTS);
    assertThat(kept.counts()).isEqualTo(Map.of("boundaries", 1));
  }
}
