package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class SplitTableTest {
  private static SubjectAssignment of(String dataset, String id, Split split) {
    return new SubjectAssignment(dataset, id, split, OptionalInt.empty());
  }

  private static SubjectAssignment inFold(String id, int fold) {
    return new SubjectAssignment("a", id, Split.NONE, OptionalInt.of(fold));
  }

  private static SplitTable table(SubjectAssignment... assignments) {
    return new SplitTable(List.of(assignments), SharedSubjects.NONE);
  }

  @Test
  void cannotHoldAPersonOnTwoSides() {
    SharedSubjects shared = new SharedSubjects(Map.of("both", Set.of("a", "b")));
    List<SubjectAssignment> twoSides =
        List.of(of("a", "01", Split.TRAIN), of("b", "01", Split.TEST));
    assertThat(new SplitTable(twoSides, SharedSubjects.NONE).assignments()).hasSize(2);
    assertThat(
            catchThrowableOfType(BadSetupException.class, () -> new SplitTable(twoSides, shared))
                .problems())
        .containsExactly(
            "Cannot split subjects: \"01\" must be on one side, but is in train (\"a\") and in test"
                + " (\"b\"). Split by a rule that looks at the subject alone");
  }

  @Test
  void cannotHoldASubjectTwiceEvenInTwoFolds() {
    assertThat(
            catchThrowableOfType(
                    BadSetupException.class, () -> table(inFold("01", 0), inFold("01", 1)))
                .problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("listed once"))
        .anyMatch(problem -> problem.contains("in fold 0 (\"a\") and in fold 1 (\"a\")"));
  }

  @Test
  void isInOrderWhateverTheOrderGiven() {
    SplitTable table =
        table(of("b", "01", Split.TEST), of("a", "02", Split.TRAIN), of("a", "01", Split.NONE));
    assertThat(table.assignments())
        .extracting(one -> one.dataset() + one.subjectId())
        .containsExactly("a01", "a02", "b01");
  }

  @Test
  void saysWhoMoved() {
    SplitTable before =
        table(of("a", "01", Split.TRAIN), of("a", "02", Split.TRAIN), of("a", "03", Split.TEST));
    SplitTable after =
        table(of("a", "01", Split.TRAIN), of("a", "02", Split.TEST), of("a", "04", Split.TEST));
    assertThat(after.movedSince(before))
        .containsExactly(new MovedSubject(of("a", "02", Split.TRAIN), of("a", "02", Split.TEST)));
    assertThat(table(inFold("01", 1)).movedSince(table(inFold("01", 0)))).hasSize(1);
  }
}
