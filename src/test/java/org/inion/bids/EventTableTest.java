package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTableTest {
  private static EventTable table(String text) {
    return EventTable.of(TextTable.tsv(Where.file("x_events.tsv"), text));
  }

  @Test
  void anEventIsNamedByValueElseByTrialType() {
    List<Event> events =
        table(
                """
                onset\tduration\ttrial_type\tvalue\tfeedback
                1.5\t0.5\tstim\t7\tsmiley
                2\tn/a\tstim\tn/a\tn/a
                3\t0\tn/a\tn/a\tn/a
                """)
            .read(10)
            .events();
    assertThat(events)
        .containsExactly(
            new Event(1.5, 0.5, "7", Map.of("trial_type", "stim", "feedback", "smiley")),
            new Event(2, 0, "stim", Map.of("trial_type", "stim")),
            new Event(3, 0, "n/a"));
    assertThat(table("onset\tduration\ttrial_type\n1\t0\tgo\n").read(10).events())
        .containsExactly(new Event(1, 0, "go"));
  }

  @Test
  void theColumnThatNamesEventsCanBeChosen() {
    EventTable table = table("onset\tduration\tvalue\tkind\n1\t0\t7\tgo\n");
    assertThat(table.read(10, "kind").events())
        .containsExactly(new Event(1, 0, "go", Map.of("value", "7")));
    assertThatThrownBy(() -> table.read(10, "code"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[x_events.tsv, field \"code\"] Cannot name the events: the column must be there, but"
                + " the columns are onset, duration, value, kind. Choose one of them.");
  }

  @Test
  void timesDecideNotTheOrderOfRows() {
    EventTable table = table("onset\tduration\tvalue\n3\t0\ta\n1\t0\tb\n3\t0\tc\n-1\t0\td\n");
    assertThat(table.read(10).events().stream().map(Event::value))
        .containsExactly("d", "b", "a", "c");
  }

  @Test
  void withoutOnsetsATableIsRefused() {
    assertThatThrownBy(() -> table("start\tduration\n1\t0\n"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[x_events.tsv, field \"onset\"] Cannot read the events: the column must be there, but"
                + " the columns are start, duration. Add it with seconds from the recording's first"
                + " sample, or remove the file.");
  }

  @Test
  void withoutDurationsEveryEventIsAnInstantAndThatIsCounted() {
    EventReading reading = table("onset\tvalue\n1\ta\n").read(10);
    assertThat(reading.events()).containsExactly(new Event(1, 0, "a"));
    assertThat(reading.findings())
        .containsExactly(
            new Finding(
                FindingKind.DURATION_COLUMN_MISSING,
                "x_events.tsv, field \"duration\"",
                1,
                "The column must be there, but the columns are onset, value; every event is taken"
                    + " as an instant. Add it with n/a."));
  }

  @Test
  void eventsWithoutOnsetAreLeftOutAndCounted() {
    EventReading reading = table("onset\tduration\tvalue\n1\t0\ta\nn/a\t0\tb\n\t0\tc\n").read(10);
    assertThat(reading.events()).hasSize(1);
    assertThat(reading.findings())
        .containsExactly(
            new Finding(
                FindingKind.ONSET_MISSING,
                "x_events.tsv, line 3, field \"onset\"",
                2,
                "Events without an onset, left out: 2, this is the first. Fill it in."));
  }

  @Test
  void eventsAfterTheEndAreLeftOutAndCountedByName() {
    EventReading reading =
        table("onset\tduration\tvalue\n10\t0\tlast\n10.5\t0\tlate\n99\t0\tlater\n").read(10);
    assertThat(reading.events().stream().map(Event::value)).containsExactly("last");
    assertThat(reading.findings())
        .containsExactly(
            new Finding(
                FindingKind.ONSET_BEYOND_END,
                "x_events.tsv, line 3, field \"onset\"",
                2,
                "Events that start after the end at 10.0 s, left out: 2, the first is \"late\" at"
                    + " 10.5 s. Check that the file is whole."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "NaN", "Infinity", "1d", "0x10", "soon", "1e999"})
  void anOnsetThatIsNoNumberIsNamed(String onset) {
    assertThatThrownBy(() -> table("onset\tduration\n1\t0\n" + onset + "\t0\n").read(10))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[x_events.tsv, line 3, field \"onset\"] Cannot read the event: it must be a number of"
                + " seconds, or n/a, but was \""
                + onset
                + "\". Correct it.");
  }

  @Test
  void aNegativeDurationIsNamed() {
    assertThatThrownBy(() -> table("onset\tduration\n1\t-1\n").read(10))
        .hasMessage(
            "[x_events.tsv, line 2, field \"duration\"] Cannot read the event: it must be >= 0 s,"
                + " or n/a, but was -1.0 s. Correct it.");
  }

  @Test
  void boundariesCutTheSignalOtherStrayEventsDoNot() {
    EventReading reading =
        table(
                """
                onset\tduration\tvalue\ttrial_type
                1\t0\tBoundary\tn/a
                2\t0\t9999\tn/a
                3\t0\tbreak cnt\tn/a
                4\t0\t1\tboundary
                """)
            .read(10);
    assertThat(reading.boundaries().stream().map(Event::onsetSeconds)).containsExactly(1.0, 4.0);
  }

  @Property(tries = 200)
  void everyRowIsAnEventOrCounted(
      @ForAll @Size(max = 30) List<@DoubleRange(min = -5, max = 20) Double> onsets,
      @ForAll @DoubleRange(min = 0, max = 20) double length) {
    StringBuilder text = new StringBuilder("onset\tduration\nn/a\t0\n");
    onsets.forEach(onset -> text.append(onset).append("\t0\n"));
    EventReading reading = table(text.toString()).read(length);
    int counted = reading.findings().stream().mapToInt(Finding::count).sum();
    assertThat(reading.events().size() + counted).isEqualTo(onsets.size() + 1);
    assertThat(reading.events()).allMatch(event -> event.onsetSeconds() <= length);
    assertThat(reading.events().stream().map(Event::onsetSeconds)).isSorted();
  }
}
