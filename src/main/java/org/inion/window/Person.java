package org.inion.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One person, with all the rows that datasets have of them.
 *
 * @param subjects by dataset; at least one
 */
record Person(SubjectKey key, List<Subject> subjects) {

  /** The persons that rows speak of, by key, whatever the order of the rows. */
  static List<Person> of(List<Subject> subjects, SharedSubjects shared) {
    Map<SubjectKey, List<Subject>> rows = new TreeMap<>();
    subjects.stream()
        .sorted(Comparator.comparing(Subject::dataset))
        .forEach(
            subject ->
                rows.computeIfAbsent(
                        shared.key(subject.dataset(), subject.subjectId()),
                        key -> new ArrayList<>())
                    .add(subject));
    return rows.entrySet().stream()
        .map(entry -> new Person(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  /** What is wrong with a column that no subject has. */
  static Optional<String> columnProblem(List<Person> persons, String name) {
    TreeSet<String> columns = new TreeSet<>();
    for (Person person : persons) {
      person.subjects().forEach(subject -> columns.addAll(subject.columns().keySet()));
    }
    if (persons.isEmpty() || columns.contains(name)) {
      return Optional.empty();
    }
    String options = columns.isEmpty() ? "none" : String.join(", ", columns);
    return Optional.of(
        "No column \"%s\" among the subjects' columns; options: %s".formatted(name, options));
  }

  /** What a column says in the first dataset that knows it. */
  Optional<String> column(String name) {
    return subjects.stream().flatMap(subject -> subject.column(name).stream()).findFirst();
  }
}
