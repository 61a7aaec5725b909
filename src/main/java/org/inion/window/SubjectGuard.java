package org.inion.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inion.error.BadSetupException;

/**
 * Looks at a table before anything is trained on it or scored with it: a person must be on one
 * side, and should have one value of each label. It takes rows as they come, many of one person,
 * whatever table they are of.
 *
 * @param shared which datasets speak of the same people
 */
public record SubjectGuard(SharedSubjects shared) {

  /**
   * What is wrong.
   *
   * @param faults persons on two sides, one line each: the table must not be used
   * @param warnings persons with several values of a label, one line a label
   */
  public record Checked(List<String> faults, List<String> warnings) {
    public Checked {
      faults = List.copyOf(faults);
      warnings = List.copyOf(warnings);
    }

    /**
     * Goes on only with a table that may be used.
     *
     * @return the warnings
     * @throws BadSetupException with every fault
     */
    public List<String> orThrow() {
      if (!faults.isEmpty()) {
        throw new BadSetupException(faults);
      }
      return warnings;
    }
  }

  /**
   * Looks at a table.
   *
   * @param sides of the rows
   * @param rows what they say of their subjects
   * @param labels columns that a person should have one value of
   */
  public Checked check(
      Collection<SubjectAssignment> sides, Collection<Subject> rows, Collection<String> labels) {
    List<String> faults = new ArrayList<>();
    Map<SubjectKey, Set<String>> sidesOf = new TreeMap<>();
    for (SubjectAssignment one : sides) {
      sidesOf
          .computeIfAbsent(shared.key(one.dataset(), one.subjectId()), key -> new TreeSet<>())
          .add(one.fold().isPresent() ? one.split().key() + " " + one.side() : one.side());
    }
    sidesOf.forEach(
        (person, on) -> {
          if (on.size() > 1) {
            faults.add(
                "Cannot use the table: subject \"%s\" must be on one side, but is on %s. Make the split again with jobs/split"
                    .formatted(person.subjectId(), String.join(" and ", on)));
          }
        });
    List<String> warnings = new ArrayList<>();
    labels.forEach(label -> warn(label, rows, warnings));
    return new Checked(faults, warnings);
  }

  private void warn(String label, Collection<Subject> rows, List<String> warnings) {
    Map<SubjectKey, Set<String>> values = new TreeMap<>();
    for (Subject row : rows) {
      row.column(label)
          .ifPresent(
              value ->
                  values
                      .computeIfAbsent(
                          shared.key(row.dataset(), row.subjectId()), key -> new TreeSet<>())
                      .add(value));
    }
    List<String> several = new ArrayList<>();
    values.forEach(
        (person, all) -> {
          if (all.size() > 1) {
            several.add(person.subjectId() + " (" + String.join(", ", all) + ")");
          }
        });
    if (!several.isEmpty()) {
      warnings.add(
          "Subjects with several values of the label \"%s\": %d: %s. Look at participants.tsv of their datasets"
              .formatted(label, several.size(), Shortlist.of(several)));
    }
  }
}
