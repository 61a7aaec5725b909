package org.inion.task;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;

/**
 * What a task does not want, by named rules. What they leave out is counted, and is no fault.
 *
 * @param subjects {@code exclude.subjects}, without {@code sub-}
 * @param unlabelled {@code exclude.unlabelled}: labels that a subject must have
 * @param hiddenLabels {@code exclude.hidden-labels}: releases whose subjects need none
 * @param shorterThanSeconds {@code exclude.shorter-than}
 * @param channelCounts {@code exclude.channels}: how many channels a recording may have; empty for
 *     any number
 */
public record Exclusions(
    Set<String> subjects,
    List<String> unlabelled,
    Set<String> hiddenLabels,
    double shorterThanSeconds,
    Set<Integer> channelCounts)
    implements Serializable {
  /** Nothing is left out. */
  public static final Exclusions NONE = new Exclusions(Set.of(), List.of(), Set.of(), 0, Set.of());

  /** Why something is left out. */
  public enum Rule {
    /** The subject is on the list. */
    EXCLUDED_SUBJECT,
    /** The subject lacks a label that must be there. */
    NO_LABEL,
    /** The recording is too short. */
    TOO_SHORT,
    /** The recording has another number of channels. */
    CHANNEL_COUNT;

    /** The name under which it is counted, stable from version to version. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** <b>Throws</b> {@link BadSetupException} when the length is negative or a count is not > 0. */
  public Exclusions {
    subjects = Collections.unmodifiableSet(new TreeSet<>(subjects));
    unlabelled = List.copyOf(unlabelled);
    hiddenLabels = Collections.unmodifiableSet(new TreeSet<>(hiddenLabels));
    channelCounts = Collections.unmodifiableSet(new TreeSet<>(channelCounts));
    if (!(shorterThanSeconds >= 0)) {
      throw new BadSetupException(
          "Invalid exclusion: exclude.shorter-than must be >= 0 s, but was "
              + shorterThanSeconds
              + " s");
    }
    if (channelCounts.stream().anyMatch(count -> count < 1)) {
      throw new BadSetupException(
          "Invalid exclusion: exclude.channels must be > 0, but was " + channelCounts);
    }
  }

  /** Reads the part {@code exclude} of a configuration; problems are noted in the settings. */
  public static Exclusions read(Settings settings) {
    Set<Integer> counts =
        settings.text("exclude.channels").equals("any")
            ? Set.of()
            : Set.of(settings.count("exclude.channels"));
    Set<String> subjects =
        settings.list("exclude.subjects").stream()
            .map(subject -> subject.startsWith("sub-") ? subject.substring(4) : subject)
            .collect(Collectors.toSet());
    return settings.build(
        () ->
            new Exclusions(
                subjects,
                settings.list("exclude.unlabelled"),
                Set.copyOf(settings.list("exclude.hidden-labels")),
                settings.seconds("exclude.shorter-than"),
                counts),
        NONE);
  }

  /**
   * The rule that leaves a subject out, if one does.
   *
   * @param release of the subject, if known
   * @param labelled whether the subject has a label of that name
   */
  public Optional<Rule> ofSubject(
      String subject, Optional<String> release, Predicate<String> labelled) {
    if (subjects.contains(subject)) {
      return Optional.of(Rule.EXCLUDED_SUBJECT);
    }
    boolean hidden = release.filter(hiddenLabels::contains).isPresent();
    return hidden || unlabelled.stream().allMatch(labelled)
        ? Optional.empty()
        : Optional.of(Rule.NO_LABEL);
  }

  /** The rule that leaves a recording out, if one does. */
  public Optional<Rule> ofRecording(double lengthSeconds, int channels) {
    if (lengthSeconds < shorterThanSeconds) {
      return Optional.of(Rule.TOO_SHORT);
    }
    return channelCounts.isEmpty() || channelCounts.contains(channels)
        ? Optional.empty()
        : Optional.of(Rule.CHANNEL_COUNT);
  }
}
