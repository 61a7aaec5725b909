package org.inion.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.inion.config.Settings;
import org.inion.window.AnchoredWindows;
import org.inion.window.EventColumn;
import org.inion.window.EventLabel;
import org.inion.window.EventLabels;
import org.inion.window.EventPick;
import org.inion.window.EventRules;
import org.inion.window.EventSelector;
import org.inion.window.FixedWindows;
import org.inion.window.LabelType;
import org.inion.window.TrialRule;
import org.inion.window.TrialWindows;
import org.inion.window.WindowRule;

/**
 * Reads where windows lie and what events say of them: the parts {@code window}, {@code events} and
 * {@code labels.events} of a configuration.
 */
public final class WindowKeys {
  private static final String ANCHORS = "window.anchor.events";
  private static final String STARTS = "window.anchor.trial.start";
  private static final String RESPONSES = "window.anchor.trial.response";

  private final Settings settings;

  private WindowKeys(Settings settings) {
    this.settings = settings;
  }

  /** Where windows lie; problems are noted in the settings. */
  public static WindowRule windows(Settings settings) {
    return new WindowKeys(settings).windows();
  }

  /** The trials that windows are cut at, where the configuration has a rule for trials. */
  public static Optional<TrialRule> trials(Settings settings) {
    return windows(settings) instanceof TrialWindows trials
        ? Optional.of(trials.trials())
        : Optional.empty();
  }

  /** Which events are looked at. */
  public static EventRules events(Settings settings) {
    return new EventRules(
        selector(settings.list("events.ignored")), selector(settings.list("events.known")));
  }

  /** The column of events.tsv that values are read from; empty for the usual ones. */
  public static Optional<String> eventColumn(Settings settings) {
    String column = settings.text("window.anchor.column");
    return column.equals("auto") ? Optional.empty() : Optional.of(column);
  }

  /** Labels from events; problems are noted in the settings. */
  public static EventLabels labels(Settings settings) {
    return settings.build(new WindowKeys(settings)::labels, new EventLabels(List.of()));
  }

  private WindowRule windows() {
    double length = settings.seconds("window.length");
    List<String> anchors = settings.list(ANCHORS);
    List<String> starts = settings.list(STARTS);
    List<String> responses = settings.list(RESPONSES);
    WindowRule fallback = new FixedWindows(1, 1);
    boolean trials = !starts.isEmpty() || !responses.isEmpty();
    // Read in any case, so that a broken one is told.
    double stride = settings.seconds("window.stride");
    double offset = settings.seconds("window.anchor.offset");
    if (anchors.isEmpty() && !trials) {
      return settings.build(() -> new FixedWindows(length, stride), fallback);
    }
    if (settings.isChosen("window.stride")) {
      settings.problem(
          "Cannot use \"window.stride\" with \"window.anchor.events\": each event has one window."
              + " Leave one of them out.");
    }
    if (!trials) {
      return settings.build(() -> new AnchoredWindows(selector(anchors), offset, length), fallback);
    }
    TrialRule.ZeroResponse zero =
        settings
                .choice("window.anchor.trial.zero-response", List.of("keep", "leave-out"))
                .equals("keep")
            ? TrialRule.ZeroResponse.KEEP
            : TrialRule.ZeroResponse.LEAVE_OUT;
    return settings.build(
        () ->
            new TrialWindows(
                new TrialRule(selector(starts), selector(anchors), selector(responses), zero),
                offset,
                length),
        fallback);
  }

  private EventLabels labels() {
    List<EventLabel> labels = new ArrayList<>();
    for (String name : settings.names("labels.events")) {
      label(name, "labels.events." + name).ifPresent(labels::add);
    }
    if (!labels.isEmpty() && settings.list(ANCHORS).isEmpty()) {
      settings.problem(
          "Cannot use \"labels.events\" without \"window.anchor.events\": labels from events belong"
              + " to windows with an anchor. Name the anchoring events.");
    }
    return new EventLabels(labels);
  }

  private Optional<EventLabel> label(String name, String key) {
    EventSelector stop = selector(settings.listOrNone(key + ".stop"));
    if (settings.has(key + ".true") && settings.has(key + ".false")) {
      return Optional.of(truth(name, key, stop));
    } else if (settings.has(key + ".column")) {
      return Optional.of(column(name, key, stop));
    } else if (settings.has(key + ".until")) {
      double within =
          settings.has(key + ".within")
              ? settings.seconds(key + ".within")
              : Double.POSITIVE_INFINITY;
      return Optional.of(
          new EventLabel.Until(
              name, new EventPick.Next(selector(settings.list(key + ".until")), within, stop)));
    }
    settings.problem(
        "Cannot use \"" + key + "\": it must have column, or until, or true and false.");
    return Optional.empty();
  }

  private EventLabel column(String name, String key, EventSelector stop) {
    String type = settings.has(key + ".type") ? settings.text(key + ".type") : "number";
    return new EventLabel.FromColumn(
        name,
        event(key, stop).orElseGet(EventPick.Anchor::new),
        new EventColumn(settings.text(key + ".column")),
        type.equals("text") ? LabelType.TEXT : LabelType.NUMBER);
  }

  private EventLabel truth(String name, String key, EventSelector stop) {
    EventColumn column =
        settings.has(key + ".column")
            ? new EventColumn(settings.text(key + ".column"))
            : EventColumn.VALUE;
    HashSet<String> yes = new HashSet<>(settings.list(key + ".true"));
    HashSet<String> no = new HashSet<>(settings.list(key + ".false"));
    return event(key, stop)
        .<EventLabel>map(event -> new EventLabel.Truth(name, event, column, yes, no))
        .orElseGet(() -> EventLabel.Truth.ofNext(name, column, yes, no, stop));
  }

  /** The event that {@code of} names: the first of its kind after the anchor. */
  private Optional<EventPick> event(String key, EventSelector stop) {
    return settings.has(key + ".of")
        ? Optional.of(new EventPick.Next(selector(settings.list(key + ".of")), stop))
        : Optional.empty();
  }

  private static EventSelector selector(List<String> patterns) {
    return EventSelector.of(patterns.toArray(String[]::new));
  }
}
