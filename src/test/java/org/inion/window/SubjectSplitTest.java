package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class SubjectSplitTest {
  private static final SharedSubjects TOGETHER =
      new SharedSubjects(Map.of("both", Set.of("a", "b")));

  private static Subject subject(String dataset, String id, String release) {
    return new Subject(dataset, id, Map.of("release", release, "age", "9"));
  }

  private static final List<Subject> SUBJECTS =
      List.of(
          subject("a", "01", "R1"),
          subject("a", "02", "R5"),
          subject("b", "01", "R2"),
          subject("b", "03", "n/a"));

  private static SplitTable split(SplitRule rule, SharedSubjects shared) {
    return new SubjectSplit(rule, shared).of(SUBJECTS);
  }

  private static List<String> problems(SplitRule rule, SharedSubjects shared) {
    return catchThrowableOfType(BadSetupException.class, () -> split(rule, shared)).problems();
  }

  private static Split side(SplitTable table, String dataset, String id) {
    return table.find(dataset, id).orElseThrow().split();
  }

  private static SplitRule explicit(Map<Split, List<String>> lists, Optional<Split> otherwise) {
    return new SplitRule.Explicit(lists, otherwise);
  }

  @Test
  void aColumnDecides() {
    SplitRule rule =
        new SplitRule.ByColumn("release", Map.of("R5", Split.VALIDATION), Optional.of(Split.TRAIN));
    SplitTable table = split(rule, SharedSubjects.NONE);
    assertThat(side(table, "a", "02")).isEqualTo(Split.VALIDATION);
    assertThat(table.counts()).isEqualTo(Map.of(Split.TRAIN, 3L, Split.VALIDATION, 1L));
    assertThat(table.find("a", "99")).isEmpty();
  }

  @Test
  void aColumnWithoutSidesListsItsValues() {
    SplitRule rule = new SplitRule.ByColumn("release", Map.of(), Optional.of(Split.NONE));
    assertThat(problems(rule, SharedSubjects.NONE))
        .singleElement()
        .asString()
        .contains("at least one value must have a side, but none has; its values are ")
        .contains("R5");
  }

  @Test
  void anUnknownColumnListsTheOptions() {
    SplitRule byColumn =
        new SplitRule.ByColumn("relase", Map.of("R5", Split.TEST), Optional.of(Split.TRAIN));
    SplitRule stratified =
        new SplitRule.Stratified(new SplitShares(1, 0, 0), 1, new Strata("relase"));
    for (SplitRule rule : List.of(byColumn, stratified)) {
      assertThat(problems(rule, SharedSubjects.NONE))
          .containsExactly(
              "No column \"relase\" among the subjects' columns; options: age, release");
    }
  }

  @Test
  void valuesWithoutASideAreReportedTogether() {
    SplitRule rule = new SplitRule.ByColumn("release", Map.of("R1", Split.TRAIN), Optional.empty());
    assertThat(problems(rule, SharedSubjects.NONE))
        .hasSize(3)
        .contains(
            "Cannot split by column \"release\": every value must have a side, but \"R5\""
                + " (subjects: 1) has none. Give it one, or set split.otherwise")
        .anyMatch(problem -> problem.contains("but a missing value (subjects: 1) has none"));
  }

  @Test
  void aColumnThatPutsASharedSubjectOnTwoSidesIsRefused() {
    SplitRule rule =
        new SplitRule.ByColumn("release", Map.of("R1", Split.TEST), Optional.of(Split.TRAIN));
    assertThat(side(split(rule, SharedSubjects.NONE), "b", "01")).isEqualTo(Split.TRAIN);
    assertThat(problems(rule, TOGETHER))
        .containsExactly(
            "Cannot split by column \"release\": a subject must be on one side, but \"01\" has the"
                + " values R1, R2 in datasets that share subjects. Give these values one side");
  }

  @Test
  void listsNameSubjectsByIdOrByDatasetAndId() {
    SplitRule rule =
        explicit(
            Map.of(Split.TEST, List.of("sub-02", "b/sub-01"), Split.NONE, List.of("03")),
            Optional.of(Split.TRAIN));
    SplitTable table = split(rule, SharedSubjects.NONE);
    assertThat(side(table, "a", "01")).isEqualTo(Split.TRAIN);
    assertThat(side(table, "a", "02")).isEqualTo(Split.TEST);
    assertThat(side(table, "b", "01")).isEqualTo(Split.TEST);
    assertThat(side(table, "b", "03")).isEqualTo(Split.NONE);
  }

  @Test
  void aSharedSubjectIsListedOnceForAllDatasets() {
    SplitRule rule = explicit(Map.of(Split.TEST, List.of("01")), Optional.of(Split.TRAIN));
    SplitTable table = split(rule, TOGETHER);
    assertThat(side(table, "a", "01")).isEqualTo(Split.TEST);
    assertThat(side(table, "b", "01")).isEqualTo(Split.TEST);
  }

  @Test
  void everythingWrongWithListsIsReportedTogether() {
    SplitRule rule =
        explicit(
            Map.of(
                Split.TRAIN, List.of("a/01", "02"),
                Split.TEST, List.of("02", "99", "01")),
            Optional.empty());
    assertThat(problems(rule, SharedSubjects.NONE))
        .containsExactly(
            "Cannot split by lists: a subject must be on one list, but \"02\" is on train and test."
                + " Take it from one",
            "Cannot split by lists: each subject of split.lists.test must be in the data, but \"99\" is"
                + " not. Take it from the list, or add its dataset",
            "Cannot split by lists: each subject of split.lists.test must be one subject, but \"01\" is"
                + " one in each of: a, b. Write dataset/01, or declare that the datasets share"
                + " subjects",
            "Cannot split by lists: every subject must be on a list, but 2 are on none: b/01,"
                + " b/03. Add them, or set split.otherwise");
  }

  @Test
  void moreFoldsThanSubjectsAndAnUnknownColumnAreReportedTogether() {
    SplitRule rule = new SplitRule.KFold(5, 1, Optional.of(new Strata("sexe")));
    assertThat(problems(rule, SharedSubjects.NONE))
        .containsExactly(
            "Cannot make folds: split.folds must be at most the number of subjects, 4, but was 5."
                + " Ask for fewer folds",
            "No column \"sexe\" among the subjects' columns; options: age, release");
  }

  @Test
  void sharedSubjectsCountOnceAgainstTheFolds() {
    SplitRule rule = new SplitRule.KFold(4, 1, Optional.empty());
    assertThat(split(rule, SharedSubjects.NONE).assignments())
        .extracting(one -> one.fold().orElseThrow())
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(problems(rule, TOGETHER)).singleElement().asString().contains("subjects, 3,");
  }

  @Test
  void aSubjectGivenTwiceIsRefused() {
    List<Subject> twice = new ArrayList<>(SUBJECTS);
    twice.add(subject("a", "02", "R5"));
    SubjectSplit split =
        new SubjectSplit(new SplitRule.Ratio(new SplitShares(1, 0, 0), 1), SharedSubjects.NONE);
    assertThatThrownBy(() -> split.of(twice))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "Cannot split subjects: \"02\" of \"a\" must be listed once, but was listed again."
                + " Take one of the lines out");
  }

  @Test
  void aGroupMayGainADatasetWithoutItsSubjectsMoving() {
    SplitRule rule = new SplitRule.Ratio(new SplitShares(0.5, 0.25, 0.25), 11);
    SharedSubjects three = new SharedSubjects(Map.of("both", Set.of("a", "b", "c")));
    List<Subject> more = new ArrayList<>(SUBJECTS);
    more.add(subject("c", "02", "R5"));
    SplitTable before = split(rule, TOGETHER);
    SplitTable after = new SubjectSplit(rule, three).of(more);
    assertThat(after.movedSince(before)).isEmpty();
    assertThat(side(after, "c", "02")).isEqualTo(side(before, "a", "02"));
  }

  @Test
  void rulesCheckThemselves() {
    assertThatThrownBy(() -> new SplitShares(0.7, 0.2, 0.2))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "Invalid split: split.train, split.validation and split.test must sum to 100 %,"
                + " but 70 % + 20 % + 20 % is 110 %. Divide each by their sum");
    assertThat(
            catchThrowableOfType(
                    BadSetupException.class, () -> new SplitShares(-0.1, Double.NaN, 1.1))
                .problems())
        .hasSize(3);
    assertThatThrownBy(() -> new SplitRule.KFold(1, 0, Optional.empty()))
        .hasMessage("Invalid split: split.folds must be >= 2, but was 1");
    assertThatThrownBy(() -> new Strata("age", 1))
        .hasMessage("Invalid split: split.bins must be >= 2, but was 1");
    assertThatThrownBy(() -> Split.of("trian"))
        .hasMessage("No split \"trian\"; options: train, validation, test, none");
    assertThatThrownBy(
            () -> new SharedSubjects(Map.of("x", Set.of("a", "b"), "y", Set.of("b", "c"))))
        .hasMessage(
            "Invalid shared subjects: a dataset must be in one group, but \"b\" is in \"x\" and"
                + " \"y\". Join the two groups");
  }

  @Test
  void sharesOfOneSideLeaveNothingForTheOthers() {
    SplitShares shares = new SplitShares(0.3 + 0.6, 0.1, 0);
    assertThat(shares.at(Math.nextDown(1.0))).isEqualTo(Split.VALIDATION);
    assertThat(shares.at(0)).isEqualTo(Split.TRAIN);
    assertThat(new SplitShares(0, 0, 1).at(0)).isEqualTo(Split.TEST);
  }
}
