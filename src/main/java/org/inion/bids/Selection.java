package org.inion.bids;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which recordings are wanted. An empty list wants all; a value may hold {@code *} for any
 * characters, and may carry its key ({@code sub-01} and {@code 01} are the same). Runs are compared
 * without leading zeros.
 */
public record Selection(
    List<String> subjects, List<String> sessions, List<String> tasks, List<String> runs)
    implements Serializable {

  public Selection {
    subjects = List.copyOf(subjects);
    sessions = List.copyOf(sessions);
    tasks = List.copyOf(tasks);
    runs = List.copyOf(runs);
  }

  /** Every recording. */
  public static Selection all() {
    return new Selection(List.of(), List.of(), List.of(), List.of());
  }

  /** Whether a recording is wanted; make it once and ask it often. */
  public Predicate<BidsRecording> filter() {
    Predicate<BidsRecording> filter = recording -> true;
    for (Entity entity : Entity.values()) {
      if (!wanted(entity).isEmpty()) {
        filter = filter.and(filter(entity));
      }
    }
    return filter;
  }

  /** Whether any recording of this subject could be wanted. */
  public boolean wantsSubject(String subject) {
    return subjects.isEmpty() || values(Entity.SUBJECT).test(Entity.SUBJECT.normal(subject));
  }

  /** What nothing of these recordings matches, and what there is instead. */
  String nothingMatches(Collection<BidsRecording> recordings) {
    List<String> asked = new ArrayList<>();
    StringBuilder options = new StringBuilder();
    for (Entity entity : Entity.values()) {
      if (!wanted(entity).isEmpty()) {
        asked.add(entity.word() + "=" + String.join(",", wanted(entity)));
        Set<String> values = new TreeSet<>();
        recordings.forEach(recording -> recording.entity(entity.key()).ifPresent(values::add));
        options
            .append("; ")
            .append(entity.word())
            .append("s there: ")
            .append(values.isEmpty() ? "none" : Names.some(values));
      }
    }
    return "No recordings match " + String.join(" ", asked) + options;
  }

  private List<String> wanted(Entity entity) {
    return switch (entity) {
      case SUBJECT -> subjects;
      case SESSION -> sessions;
      case TASK -> tasks;
      case RUN -> runs;
    };
  }

  private Predicate<BidsRecording> filter(Entity entity) {
    Predicate<String> wanted = values(entity);
    return recording ->
        recording.entity(entity.key()).map(entity::normal).filter(wanted).isPresent();
  }

  private Predicate<String> values(Entity entity) {
    Set<String> exact = new HashSet<>();
    List<Pattern> globs = new ArrayList<>();
    for (String value : wanted(entity)) {
      String bare = entity.normal(value);
      if (bare.contains("*")) {
        globs.add(Pattern.compile(("\\Q" + bare + "\\E").replace("*", "\\E.*\\Q")));
      } else {
        exact.add(bare);
      }
    }
    return value ->
        exact.contains(value) || globs.stream().anyMatch(glob -> glob.matcher(value).matches());
  }
}
