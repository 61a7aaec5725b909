package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SplitPropertyTest {
  private static final SplitShares SHARES = new SplitShares(0.7, 0.2, 0.1);
  private static final SharedSubjects TWO_OF_THREE =
      new SharedSubjects(Map.of("both", Set.of("a", "b")));

  /** Subjects of three datasets with the same few IDs, each row once. */
  @Provide
  Arbitrary<List<Subject>> subjects() {
    Arbitrary<String> age =
        Arbitraries.integers()
            .between(5, 22)
            .map(String::valueOf)
            .injectNull(0.2)
            .map(text -> text == null ? "n/a" : text);
    return Combinators.combine(
            Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(0, 30), age)
        .as(SplitPropertyTest::subject)
        .list()
        .ofMinSize(5)
        .ofMaxSize(60)
        .map(SplitPropertyTest::distinct);
  }

  private static Subject subject(String dataset, int id, String age) {
    // The side of a column must be a person's: it depends on the ID alone.
    String release = id % 3 == 0 ? "R5" : "R1";
    return new Subject(dataset, "S" + id, Map.of("age", age, "release", release));
  }

  private static List<Subject> distinct(List<Subject> subjects) {
    Map<SubjectKey, Subject> rows = new HashMap<>();
    subjects.forEach(one -> rows.put(new SubjectKey(one.dataset(), one.subjectId()), one));
    return new ArrayList<>(rows.values());
  }

  private static List<SplitRule> rules(List<Subject> subjects, long seed) {
    Subject first = subjects.get(0);
    String name = first.dataset() + "/sub-" + first.subjectId();
    return List.of(
        new SplitRule.Ratio(SHARES, seed),
        new SplitRule.ByColumn("release", Map.of("R5", Split.VALIDATION), Optional.of(Split.TRAIN)),
        new SplitRule.Explicit(Map.of(Split.TEST, List.of(name)), Optional.of(Split.TRAIN)),
        new SplitRule.KFold(2, seed, Optional.empty()),
        new SplitRule.KFold(2, seed, Optional.of(new Strata("age", 3))),
        new SplitRule.Stratified(SHARES, seed, new Strata("age")));
  }

  @Property(tries = 100)
  void noPersonIsOnTwoSidesAndEverySubjectIsAssignedOnce(
      @ForAll("subjects") List<Subject> subjects, @ForAll long seed) {
    for (SplitRule rule : rules(subjects, seed)) {
      for (SharedSubjects shared : List.of(SharedSubjects.NONE, TWO_OF_THREE)) {
        if (Person.of(subjects, shared).size() < 2) {
          continue;
        }
        SplitTable table = new SubjectSplit(rule, shared).of(subjects);
        assertThat(table.assignments())
            .extracting(one -> one.dataset() + "/" + one.subjectId())
            .containsExactlyInAnyOrderElementsOf(
                subjects.stream().map(one -> one.dataset() + "/" + one.subjectId()).toList());
        Map<String, Set<String>> sides = new HashMap<>();
        for (SubjectAssignment one : table.assignments()) {
          boolean pooled = shared.equals(TWO_OF_THREE) && !one.dataset().equals("c");
          String person = (pooled ? "a or b" : one.dataset()) + "/" + one.subjectId();
          sides.computeIfAbsent(person, p -> new HashSet<>()).add(one.split() + "" + one.fold());
        }
        assertThat(sides.values()).allMatch(found -> found.size() == 1);
      }
    }
  }

  @Property(tries = 50)
  void theOrderOfSubjectsDoesNotMatter(
      @ForAll("subjects") List<Subject> subjects, @ForAll long seed) {
    List<Subject> shuffled = new ArrayList<>(subjects);
    Collections.shuffle(shuffled, new Random(seed));
    for (SplitRule rule : rules(subjects, seed)) {
      SubjectSplit split = new SubjectSplit(rule, SharedSubjects.NONE);
      if (subjects.size() >= 2) {
        assertThat(split.of(shuffled)).isEqualTo(split.of(subjects));
      }
    }
  }

  @Property(tries = 50)
  void aRatioSplitStaysWhenSubjectsAreAdded(
      @ForAll("subjects") List<Subject> subjects, @ForAll("subjects") List<Subject> more) {
    SubjectSplit split = new SubjectSplit(new SplitRule.Ratio(SHARES, 7), SharedSubjects.NONE);
    List<Subject> all = new ArrayList<>(more);
    all.addAll(subjects);
    SplitTable before = split.of(subjects);
    SplitTable after = split.of(distinct(all));
    assertThat(after.movedSince(before)).isEmpty();
    assertThat(after.assignments()).containsAll(before.assignments());
  }

  @Property(tries = 200)
  void theHashLiesInTheUnitInterval(
      @ForAll long seed, @ForAll String pool, @ForAll String subject) {
    assertThat(SubjectHash.of(seed, new SubjectKey(pool, subject))).isBetween(0.0, 1 - 0x1p-53);
  }

  @Property(tries = 20)
  void aRatioSplitMeetsItsSharesOnAverage(@ForAll long seed) {
    int count = 2000;
    SplitTable table =
        new SubjectSplit(new SplitRule.Ratio(SHARES, seed), SharedSubjects.NONE)
            .of(many(count, "20"));
    for (Split side : SplitShares.SIDES) {
      double share = SHARES.of(side);
      double fiveSigma = 5 * Math.sqrt(count * share * (1 - share));
      assertThat(table.counts().get(side).doubleValue())
          .isBetween(count * share - fiveSigma, count * share + fiveSigma);
    }
  }

  private static List<Subject> many(int count, String age) {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      subjects.add(new Subject("d", "S" + i, Map.of("age", age)));
    }
    return subjects;
  }

  @Property(tries = 50)
  void stratificationKeepsTheSharesInEachStratumAndInAll(
      @ForAll("subjects") List<Subject> subjects, @ForAll long seed) {
    SplitRule rule = new SplitRule.Stratified(SHARES, seed, new Strata("age", 18));
    SplitTable table = new SubjectSplit(rule, SharedSubjects.NONE).of(subjects);
    assertShares(table.assignments(), 4.0 / 3);
    for (List<SubjectAssignment> stratum : strata(subjects, table)) {
      assertShares(stratum, 2);
    }
  }

  private static Collection<List<SubjectAssignment>> strata(
      List<Subject> subjects, SplitTable table) {
    return subjects.stream()
        .collect(
            Collectors.groupingBy(
                subject -> subject.column("age").orElse("missing"),
                Collectors.mapping(
                    one -> table.find(one.dataset(), one.subjectId()).orElseThrow(),
                    Collectors.toList())))
        .values();
  }

  private static void assertShares(List<SubjectAssignment> assignments, double atMostBeside) {
    for (Split side : SplitShares.SIDES) {
      long count = assignments.stream().filter(one -> one.split() == side).count();
      assertThat(Math.abs(count - SHARES.of(side) * assignments.size()))
          .isLessThan(atMostBeside + 1e-9);
    }
  }

  @Property(tries = 50)
  void foldsAreOfOneSizeInEachStratumAndInAll(
      @ForAll("subjects") List<Subject> subjects, @ForAll @IntRange(min = 2, max = 5) int folds) {
    if (subjects.size() < folds) {
      return;
    }
    SplitRule rule = new SplitRule.KFold(folds, 3, Optional.of(new Strata("age", 18)));
    SplitTable table = new SubjectSplit(rule, SharedSubjects.NONE).of(subjects);
    assertThat(table.assignments()).allMatch(one -> one.split() == Split.NONE);
    assertEven(table.assignments(), folds);
    strata(subjects, table).forEach(stratum -> assertEven(stratum, folds));
  }

  private static void assertEven(List<SubjectAssignment> assignments, int folds) {
    int[] counts = new int[folds];
    assignments.forEach(one -> counts[one.fold().orElseThrow()]++);
    for (int count : counts) {
      assertThat(count).isBetween(assignments.size() / folds, assignments.size() / folds + 1);
    }
  }

  @Property(tries = 30)
  void anotherSeedIsAnotherSplit(@ForAll long seed) {
    List<Subject> subjects = many(200, "9");
    for (long other : new long[] {seed + 1, ~seed}) {
      for (int rule : new int[] {0, 3, 5}) {
        SplitTable one = split(rules(subjects, seed).get(rule), subjects);
        SplitTable two = split(rules(subjects, other).get(rule), subjects);
        assertThat(two.movedSince(one)).isNotEmpty();
      }
    }
  }

  private static SplitTable split(SplitRule rule, List<Subject> subjects) {
    return new SubjectSplit(rule, SharedSubjects.NONE).of(subjects);
  }
}
