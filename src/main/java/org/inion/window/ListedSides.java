package org.inion.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inion.error.BadSetupException;

/** Finds the side of each person in lists of names. */
final class ListedSides {
  private final SplitRule.Explicit rule;
  private final List<Person> persons;
  private final Map<SubjectKey, Split> sides = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private ListedSides(SplitRule.Explicit rule, List<Person> persons) {
    this.rule = rule;
    this.persons = persons;
  }

  static Map<SubjectKey, Split> of(SplitRule.Explicit rule, List<Person> persons) {
    ListedSides finder = new ListedSides(rule, persons);
    finder.placeListed();
    finder.placeOthers();
    if (!finder.problems.isEmpty()) {
      throw new BadSetupException(finder.problems);
    }
    return finder.sides;
  }

  private void placeListed() {
    Map<String, List<SubjectKey>> byName = byName();
    rule.subjects()
        .forEach(
            (split, names) -> {
              for (String name : names) {
                find(name, split, byName).ifPresent(key -> place(key, name, split));
              }
            });
  }

  /** Who is meant by an ID alone, and by a dataset and an ID. */
  private Map<String, List<SubjectKey>> byName() {
    Map<String, List<SubjectKey>> byName = new HashMap<>();
    for (Person person : persons) {
      TreeMap<String, SubjectKey> names = new TreeMap<>();
      for (Subject subject : person.subjects()) {
        names.put(subject.subjectId(), person.key());
        names.put(subject.dataset() + "/" + subject.subjectId(), person.key());
      }
      names.forEach((name, key) -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(key));
    }
    return byName;
  }

  private Optional<SubjectKey> find(
      String name, Split split, Map<String, List<SubjectKey>> byName) {
    List<SubjectKey> found = byName.getOrDefault(withoutPrefix(name), List.of());
    if (found.isEmpty()) {
      problems.add(
          "Cannot split by lists: each subject of split.lists.%s must be in the data, but \"%s\" is not. Take it from the list, or add its dataset"
              .formatted(split.key(), name));
    } else if (found.size() > 1) {
      problems.add(
          "Cannot split by lists: each subject of split.lists.%s must be one subject, but \"%s\" is one in each of: %s. Write dataset/%2$s, or declare that the datasets share subjects"
              .formatted(
                  split.key(), name, Shortlist.of(found.stream().map(SubjectKey::pool).toList())));
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static String withoutPrefix(String name) {
    int id = name.lastIndexOf('/') + 1;
    return name.startsWith("sub-", id) ? name.substring(0, id) + name.substring(id + 4) : name;
  }

  private void place(SubjectKey key, String name, Split split) {
    Split before = sides.putIfAbsent(key, split);
    if (before != null && before != split) {
      problems.add(
          "Cannot split by lists: a subject must be on one list, but \"%s\" is on %s and %s. Take it from one"
              .formatted(name, before.key(), split.key()));
    }
  }

  private void placeOthers() {
    List<String> unnamed = new ArrayList<>();
    for (Person person : persons) {
      if (!sides.containsKey(person.key())) {
        rule.otherwise()
            .ifPresentOrElse(
                split -> sides.put(person.key(), split),
                () -> unnamed.add(person.key().pool() + "/" + person.key().subjectId()));
      }
    }
    if (!unnamed.isEmpty()) {
      problems.add(
          "Cannot split by lists: every subject must be on a list, but %d are on none: %s. Add them, or set split.otherwise"
              .formatted(unnamed.size(), Shortlist.of(unnamed)));
    }
  }
}
