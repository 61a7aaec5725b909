package org.inion.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inion.error.BadSetupException;

/** Finds the side of each person in a column. */
final class ColumnSides {
  private final SplitRule.ByColumn rule;
  private final List<String> problems = new ArrayList<>();
  private final TreeMap<String, Integer> valuesWithoutSide = new TreeMap<>();

  private ColumnSides(SplitRule.ByColumn rule) {
    this.rule = rule;
  }

  static Map<SubjectKey, Split> of(SplitRule.ByColumn rule, List<Person> persons) {
    Person.columnProblem(persons, rule.column())
        .ifPresent(
            problem -> {
              throw new BadSetupException(problem);
            });
    if (rule.splits().isEmpty()) {
      TreeSet<String> values = new TreeSet<>();
      persons.stream()
          .flatMap(person -> person.subjects().stream())
          .forEach(row -> row.column(rule.column()).ifPresent(values::add));
      throw new BadSetupException(
          "Cannot split by column \"%s\": at least one value must have a side, but none has; its values are %s. Name some in split.values.train, split.values.validation or split.values.test"
              .formatted(rule.column(), Shortlist.of(values)));
    }
    ColumnSides finder = new ColumnSides(rule);
    Map<SubjectKey, Split> sides = new HashMap<>();
    for (Person person : persons) {
      finder.side(person).ifPresent(side -> sides.put(person.key(), side));
    }
    finder.throwProblems();
    return sides;
  }

  private Optional<Split> side(Person person) {
    TreeSet<String> values = new TreeSet<>();
    person.subjects().forEach(row -> row.column(rule.column()).ifPresent(values::add));
    if (values.isEmpty()) {
      values.add("");
    }
    TreeSet<Split> sides = new TreeSet<>();
    for (String value : values) {
      sideOf(value).ifPresent(sides::add);
    }
    if (sides.size() > 1) {
      problems.add(
          "Cannot split by column \"%s\": a subject must be on one side, but \"%s\" has the values %s in datasets that share subjects. Give these values one side"
              .formatted(rule.column(), person.key().subjectId(), Shortlist.of(values)));
    }
    return sides.stream().findFirst();
  }

  private Optional<Split> sideOf(String value) {
    Optional<Split> side = Optional.ofNullable(rule.splits().get(value)).or(rule::otherwise);
    if (side.isEmpty()) {
      valuesWithoutSide.merge(value, 1, Integer::sum);
    }
    return side;
  }

  private void throwProblems() {
    valuesWithoutSide.forEach(
        (value, subjects) ->
            problems.add(
                "Cannot split by column \"%s\": every value must have a side, but %s (subjects: %d) has none. Give it one, or set split.otherwise"
                    .formatted(
                        rule.column(),
                        value.isEmpty() ? "a missing value" : "\"" + value + "\"",
                        subjects)));
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }
}
