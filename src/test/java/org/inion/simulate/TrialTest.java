package org.inion.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;

class TrialTest {
  @Test
  void aResponseIsTheFirstPressAfterTheTargetAndBeforeTheNextStart() {
    List<Event> events =
        List.of(
            at(1, "contrastTrial_start"),
            at(2, "right_buttonPress"),
            at(4, "left_target"),
            at(5.5, "left_buttonPress"),
            at(6, "right_buttonPress"),
            at(7, "contrastTrial_start"),
            at(9, "right_target"),
            at(12, "contrastTrial_start"),
            at(12, "right_buttonPress"),
            at(15, "contrastTrial_start"));
    assertThat(Trial.of(events, 20))
        .containsExactly(
            new Trial(0, 4, OptionalDouble.of(5.5)), new Trial(1, 9, OptionalDouble.empty()));
  }

  private static Event at(double seconds, String value) {
    return new Event(seconds, 0, value);
  }
}
