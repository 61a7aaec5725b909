package org.inion.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;

/**
 * Every subject's side. It cannot be built with a person on two sides: this is what keeps training
 * and evaluation apart, wherever a table comes from.
 *
 * @param assignments by dataset and subject, each subject once
 * @param shared which datasets speak of the same people
 */
public record SplitTable(List<SubjectAssignment> assignments, SharedSubjects shared) {

  /** <b>Throws</b> {@link BadSetupException} when a subject is listed twice or is on two sides. */
  public SplitTable {
    Objects.requireNonNull(shared);
    assignments = assignments.stream().sorted(SubjectAssignment.ORDER).toList();
    List<String> problems = problems(assignments, shared);
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  private static List<String> problems(List<SubjectAssignment> assignments, SharedSubjects shared) {
    List<String> problems = new ArrayList<>();
    Map<SubjectKey, SubjectAssignment> sides = new HashMap<>();
    SubjectAssignment previous = null;
    for (SubjectAssignment next : assignments) {
      if (previous != null && SubjectAssignment.ORDER.compare(previous, next) == 0) {
        problems.add(
            "Cannot split subjects: \"%s\" of \"%s\" must be listed once, but was listed again. Take one of the lines out"
                .formatted(next.subjectId(), next.dataset()));
      }
      SubjectAssignment first =
          sides.putIfAbsent(shared.key(next.dataset(), next.subjectId()), next);
      if (first != null && !first.agreesWith(next)) {
        problems.add(
            "Cannot split subjects: \"%s\" must be on one side, but is in %s (\"%s\") and in %s (\"%s\"). Split by a rule that looks at the subject alone"
                .formatted(
                    next.subjectId(), first.side(), first.dataset(), next.side(), next.dataset()));
      }
      previous = next;
    }
    return problems;
  }

  /** The assignment of one subject, or empty for one that the table does not know. */
  public Optional<SubjectAssignment> find(String dataset, String subjectId) {
    return assignments.stream()
        .filter(one -> one.dataset().equals(dataset) && one.subjectId().equals(subjectId))
        .findFirst();
  }

  /** How many subjects each side has, without sides that have none. */
  public SortedMap<Split, Long> counts() {
    return assignments.stream()
        .collect(
            Collectors.groupingBy(SubjectAssignment::split, TreeMap::new, Collectors.counting()));
  }

  /** The subjects of both tables that are on another side here than there. */
  public List<MovedSubject> movedSince(SplitTable previous) {
    Map<SubjectKey, SubjectAssignment> before = new HashMap<>();
    previous.assignments.forEach(
        one -> before.put(new SubjectKey(one.dataset(), one.subjectId()), one));
    List<MovedSubject> moved = new ArrayList<>();
    for (SubjectAssignment now : assignments) {
      SubjectAssignment then = before.get(new SubjectKey(now.dataset(), now.subjectId()));
      if (then != null && !then.agreesWith(now)) {
        moved.add(new MovedSubject(then, now));
      }
    }
    return List.copyOf(moved);
  }
}
