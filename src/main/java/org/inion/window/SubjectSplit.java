package org.inion.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.inion.error.BadSetupException;

/**
 * Divides subjects by a rule. The result does not depend on the order in which they are given.
 *
 * @param rule how
 * @param shared which datasets speak of the same people, who are then divided as one
 */
public record SubjectSplit(SplitRule rule, SharedSubjects shared) {

  public SubjectSplit {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(shared);
  }

  /**
   * The side of every subject, each once.
   *
   * <p><b>Throws</b> {@link BadSetupException} with every problem: a column that no subject has; a
   * value or subject without a side; a listed subject that there is not, or that stands on two
   * lists; more folds than subjects; a subject that is given twice.
   */
  public SplitTable of(List<Subject> subjects) {
    Map<SubjectKey, Side> sides = sides(rule, Person.of(subjects, shared));
    return new SplitTable(
        subjects.stream().map(subject -> sides.get(key(subject)).of(subject)).toList(), shared);
  }

  private SubjectKey key(Subject subject) {
    return shared.key(subject.dataset(), subject.subjectId());
  }

  private static Map<SubjectKey, Side> sides(SplitRule rule, List<Person> persons) {
    if (rule instanceof SplitRule.ByColumn byColumn) {
      return mapped(ColumnSides.of(byColumn, persons), Side::new);
    } else if (rule instanceof SplitRule.Explicit explicit) {
      return mapped(ListedSides.of(explicit, persons), Side::new);
    } else if (rule instanceof SplitRule.KFold kFold) {
      return mapped(folds(kFold, persons), fold -> new Side(Split.NONE, OptionalInt.of(fold)));
    } else if (rule instanceof SplitRule.Stratified stratified) {
      return mapped(shares(stratified, persons), side -> new Side(SplitShares.SIDES.get(side)));
    } else if (rule instanceof SplitRule.TrainFolds nested) {
      return trainFolds(nested, persons);
    } else {
      return hashed((SplitRule.Ratio) rule, persons);
    }
  }

  private static Map<SubjectKey, Side> trainFolds(SplitRule.TrainFolds rule, List<Person> persons) {
    Map<SubjectKey, Side> sides = new HashMap<>(sides(rule.sides(), persons));
    List<Person> training =
        persons.stream().filter(person -> sides.get(person.key()).split() == Split.TRAIN).toList();
    folds(rule.folds(), training)
        .forEach((key, fold) -> sides.put(key, new Side(Split.TRAIN, OptionalInt.of(fold))));
    return sides;
  }

  private static Map<SubjectKey, Side> hashed(SplitRule.Ratio ratio, List<Person> persons) {
    Map<SubjectKey, Side> sides = new HashMap<>();
    for (Person person : persons) {
      double position = SubjectHash.of(ratio.seed(), person.key());
      sides.put(person.key(), new Side(ratio.shares().at(position)));
    }
    return sides;
  }

  private static Map<SubjectKey, Integer> shares(SplitRule.Stratified rule, List<Person> persons) {
    refuse(Person.columnProblem(persons, rule.strata().column()).stream());
    double[] shares = SplitShares.SIDES.stream().mapToDouble(rule.shares()::of).toArray();
    return Dealer.deal(persons, rule.seed(), Optional.of(rule.strata()), shares);
  }

  private static Map<SubjectKey, Integer> folds(SplitRule.KFold rule, List<Person> persons) {
    refuse(
        Stream.of(
                tooManyFolds(rule.folds(), persons.size()),
                rule.strata().flatMap(groups -> Person.columnProblem(persons, groups.column())))
            .flatMap(Optional::stream));
    double[] shares = DoubleStream.generate(() -> 1.0 / rule.folds()).limit(rule.folds()).toArray();
    return Dealer.deal(persons, rule.seed(), rule.strata(), shares);
  }

  private static Optional<String> tooManyFolds(int folds, int subjects) {
    return folds <= subjects
        ? Optional.empty()
        : Optional.of(
            "Cannot make folds: split.folds must be at most the number of subjects, %d, but was %d. Ask for fewer folds"
                .formatted(subjects, folds));
  }

  private static void refuse(Stream<String> problems) {
    List<String> found = problems.toList();
    if (!found.isEmpty()) {
      throw new BadSetupException(found);
    }
  }

  private static <T> Map<SubjectKey, Side> mapped(
      Map<SubjectKey, T> values, Function<T, Side> toSide) {
    Map<SubjectKey, Side> sides = new HashMap<>();
    values.forEach((key, value) -> sides.put(key, toSide.apply(value)));
    return sides;
  }
}
