package org.inion.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.Event;

/**
 * What events.tsv says happened in a recording.
 *
 * <p>The column {@code onset} must be there. Without {@code duration}, which BIDS requires as well
 * but nothing here needs, every event is an instant, and that is a counted finding.
 */
public final class EventTable {
  private static final String ONSET = "onset";
  private static final String DURATION = "duration";

  /** Columns that name an event, the first that has a value wins. */
  private static final List<String> NAMES = List.of("value", "trial_type");

  private static final String UNNAMED = "n/a";
  private static final String BOUNDARY = "boundary";

  private final TextTable table;
  private final int onset;
  private final OptionalInt duration;

  private EventTable(TextTable table, int onset) {
    this.table = table;
    this.onset = onset;
    this.duration = table.position(DURATION);
  }

  /**
   * Reads the table.
   *
   * @throws BadDataException when the column {@code onset} is missing
   */
  public static EventTable of(TextTable table) {
    String wayOut = "Add it with seconds from the recording's first sample, or remove the file.";
    return new EventTable(table, table.require(ONSET, "read the events", wayOut));
  }

  /** Whether the signal is cut here: no window may cross it. EEGLAB writes such events. */
  public static boolean isBoundary(Event event) {
    return event.value().equalsIgnoreCase(BOUNDARY)
        || event.columns().getOrDefault("trial_type", "").equalsIgnoreCase(BOUNDARY);
  }

  /** The file. */
  public TextTable table() {
    return table;
  }

  /**
   * The events by onset, named by the column {@code value}, else {@code trial_type}, else {@code
   * n/a}.
   *
   * @param lengthSeconds of the recording; what starts after it is left out
   * @throws BadDataException when an onset or duration is neither a number nor {@code n/a}
   */
  public EventReading read(double lengthSeconds) {
    List<String> names =
        NAMES.stream().filter(column -> table.position(column).isPresent()).toList();
    return read(names, lengthSeconds);
  }

  /**
   * The events by onset, named by a chosen column.
   *
   * @throws BadDataException when there is no such column, or as {@link #read(double)}
   */
  public EventReading read(double lengthSeconds, String nameColumn) {
    table.require(nameColumn, "name the events", "Choose one of them.");
    return read(List.of(nameColumn), lengthSeconds);
  }

  private EventReading read(List<String> names, double lengthSeconds) {
    Set<String> taken = new HashSet<>(List.of(ONSET, DURATION));
    names.stream().findFirst().ifPresent(taken::add);
    List<Event> events = new ArrayList<>();
    List<TextTable.Row> withoutOnset = new ArrayList<>();
    Map<TextTable.Row, Event> beyond = new LinkedHashMap<>();
    for (TextTable.Row row : table.rows()) {
      OptionalDouble start = number(row, onset, ONSET);
      if (start.isEmpty()) {
        withoutOnset.add(row);
        continue;
      }
      Event event = event(row, start.getAsDouble(), names, taken);
      if (event.onsetSeconds() > lengthSeconds) {
        beyond.put(row, event);
      } else {
        events.add(event);
      }
    }
    events.sort(Comparator.comparingDouble(Event::onsetSeconds));
    return new EventReading(events, findings(withoutOnset, beyond, lengthSeconds));
  }

  private Event event(TextTable.Row row, double start, List<String> names, Set<String> taken) {
    Map<String, String> cells = new LinkedHashMap<>(table.present(row));
    String name =
        names.stream().filter(cells::containsKey).map(cells::get).findFirst().orElse(UNNAMED);
    cells.keySet().removeAll(taken);
    return new Event(start, durationSeconds(row), name, cells);
  }

  private double durationSeconds(TextTable.Row row) {
    if (duration.isEmpty()) {
      return 0;
    }
    double seconds = number(row, duration.getAsInt(), DURATION).orElse(0);
    if (seconds < 0) {
      throw bad(row, DURATION, ">= 0 s, or n/a", seconds + " s");
    }
    return seconds;
  }

  private OptionalDouble number(TextTable.Row row, int position, String column) {
    Optional<String> text = row.cell(position);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble number = DecimalText.parse(text.get());
    if (number.isEmpty()) {
      throw bad(row, column, "a number of seconds, or n/a", "\"" + text.get() + "\"");
    }
    return number;
  }

  private BadDataException bad(TextTable.Row row, String column, String rule, String value) {
    return table
        .where()
        .line(row.line())
        .field(column)
        .bad("Cannot read the event: it must be " + rule + ", but was " + value + ". Correct it.");
  }

  private List<Finding> findings(
      List<TextTable.Row> withoutOnset, Map<TextTable.Row, Event> beyond, double lengthSeconds) {
    List<Finding> findings = new ArrayList<>();
    if (duration.isEmpty()) {
      findings.add(
          Finding.of(
              FindingKind.DURATION_COLUMN_MISSING,
              table.where().field(DURATION),
              1,
              "The column must be there, but the columns are "
                  + String.join(", ", table.columns())
                  + "; every event is taken as an instant. Add it with n/a."));
    }
    if (!withoutOnset.isEmpty()) {
      Where first = table.where().line(withoutOnset.get(0).line()).field(ONSET);
      String message = "Events without an onset, left out: %d, this is the first. Fill it in.";
      int count = withoutOnset.size();
      findings.add(Finding.of(FindingKind.ONSET_MISSING, first, count, message.formatted(count)));
    }
    if (!beyond.isEmpty()) {
      findings.add(beyondEnd(beyond, lengthSeconds));
    }
    return findings;
  }

  private Finding beyondEnd(Map<TextTable.Row, Event> beyond, double lengthSeconds) {
    Map.Entry<TextTable.Row, Event> first = beyond.entrySet().iterator().next();
    String message =
        "Events that start after the end at %s s, left out: %d, the first is \"%s\" at %s s."
            + " Check that the file is whole.";
    return Finding.of(
        FindingKind.ONSET_BEYOND_END,
        table.where().line(first.getKey().line()).field(ONSET),
        beyond.size(),
        message.formatted(
            lengthSeconds,
            beyond.size(),
            first.getValue().value(),
            first.getValue().onsetSeconds()));
  }
}
