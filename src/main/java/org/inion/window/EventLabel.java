package org.inion.window;

import java.io.Serializable;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.signal.Event;

/** A label that each anchored window gets from the events around its anchor. */
public sealed interface EventLabel extends Serializable {

  /** Name of the label's column, with its unit where it has one. */
  String name();

  /** What kind of column it is. */
  LabelType type();

  /** The column that it is read from, if it is read from one. */
  default Optional<EventColumn> readFrom() {
    return Optional.empty();
  }

  /**
   * The label of one window; empty where the events do not tell.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadDataException} when a column that should hold
   * numbers holds something else.
   *
   * @param anchor the event that anchors the window
   * @param events of the whole recording
   * @param where the file that the events were read from
   */
  Optional<LabelValue> of(Event anchor, EventTimeline events, Where where);

  /**
   * What stands in a column of an event.
   *
   * @param name of the label
   * @param event which event
   * @param column which of its columns
   * @param type {@link LabelType#NUMBER} or {@link LabelType#TEXT}
   */
  record FromColumn(String name, EventPick event, EventColumn column, LabelType type)
      implements EventLabel {

    /** <b>Throws</b> {@link BadSetupException} when the name is blank or the type is another. */
    public FromColumn {
      requireName(name);
      Objects.requireNonNull(event);
      Objects.requireNonNull(column);
      if (type == LabelType.TRUTH) {
        throw new BadSetupException(
            "Invalid label \"%s\": the type of a column must be number or text, but was truth. Name its true and false values instead"
                .formatted(name));
      }
    }

    /** A column of the anchoring event. */
    public FromColumn(String name, EventColumn column, LabelType type) {
      this(name, new EventPick.Anchor(), column, type);
    }

    @Override
    public Optional<EventColumn> readFrom() {
      return Optional.of(column);
    }

    @Override
    public Optional<LabelValue> of(Event anchor, EventTimeline events, Where where) {
      return event.from(anchor, events).flatMap(found -> read(found, where));
    }

    private Optional<LabelValue> read(Event found, Where where) {
      Optional<String> text = column.textOf(found);
      return type == LabelType.TEXT
          ? text.map(LabelValue.Text::new)
          : text.map(number -> new LabelValue.Numeric(number(number, found, where)));
    }

    private double number(String text, Event found, Where where) {
      return Numbers.parse(text)
          .orElseThrow(
              () ->
                  where.bad(
                      "Cannot label windows: %s must be a number for the label %s, but was \"%s\" at %s s. Declare the label as text, or write n/a where there is no value"
                          .formatted(column.inWords(), name, text, found.onsetSeconds())));
    }
  }

  /**
   * The time from the anchor to another event.
   *
   * <p><b>Unit</b>: seconds, so its name should end in {@code _seconds}.
   *
   * @param name of the label
   * @param event which event
   */
  record Until(String name, EventPick.Next event) implements EventLabel {

    /** <b>Throws</b> {@link BadSetupException} when the name is blank. */
    public Until {
      requireName(name);
      Objects.requireNonNull(event);
    }

    @Override
    public LabelType type() {
      return LabelType.NUMBER;
    }

    @Override
    public Optional<LabelValue> of(Event anchor, EventTimeline events, Where where) {
      return event
          .from(anchor, events)
          .map(found -> new LabelValue.Numeric(Onsets.secondsBetween(anchor, found)));
    }
  }

  /**
   * Whether a column of an event holds one of the true values or one of the false ones; empty when
   * it holds neither.
   *
   * @param name of the label
   * @param event which event
   * @param column which of its columns
   */
  record Truth(
      String name,
      EventPick event,
      EventColumn column,
      Set<String> trueValues,
      Set<String> falseValues)
      implements EventLabel {

    /**
     * <b>Throws</b> {@link BadSetupException} when the name is blank, there are no values, or one
     * is both true and false.
     */
    public Truth {
      requireName(name);
      Objects.requireNonNull(event);
      Objects.requireNonNull(column);
      trueValues = Collections.unmodifiableSet(new TreeSet<>(trueValues));
      falseValues = Collections.unmodifiableSet(new TreeSet<>(falseValues));
      Set<String> both = new TreeSet<>(trueValues);
      both.retainAll(falseValues);
      if (trueValues.isEmpty() || falseValues.isEmpty() || !both.isEmpty()) {
        throw new BadSetupException(
            "Invalid label \"%s\": true and false values must be two sets without a value in common, but were %s and %s"
                .formatted(name, trueValues, falseValues));
      }
    }

    /** Read from the earliest event after the anchor that holds a true or a false value. */
    public static Truth ofNext(
        String name,
        EventColumn column,
        Set<String> trueValues,
        Set<String> falseValues,
        EventSelector before) {
      Set<String> either = new TreeSet<>(trueValues);
      either.addAll(falseValues);
      EventPick next = new EventPick.Next(new EventSelector(column, either), before);
      return new Truth(name, next, column, trueValues, falseValues);
    }

    @Override
    public LabelType type() {
      return LabelType.TRUTH;
    }

    @Override
    public Optional<EventColumn> readFrom() {
      return Optional.of(column);
    }

    @Override
    public Optional<LabelValue> of(Event anchor, EventTimeline events, Where where) {
      return event
          .from(anchor, events)
          .flatMap(column::textOf)
          .filter(text -> trueValues.contains(text) || falseValues.contains(text))
          .map(text -> new LabelValue.Truth(trueValues.contains(text)));
    }
  }

  private static void requireName(String name) {
    if (name.isBlank()) {
      throw new BadSetupException("Invalid label: its name must not be blank. Name the column");
    }
  }
}
