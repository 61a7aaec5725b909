package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class SubjectGuardTest {
  private static final SubjectGuard APART = new SubjectGuard(SharedSubjects.NONE);
  private static final SubjectGuard STUDY =
      new SubjectGuard(new SharedSubjects(Map.of("hbn", Set.of("R1", "R5"))));

  private static SubjectAssignment side(String dataset, String id, Split split) {
    return new SubjectAssignment(dataset, id, split, OptionalInt.empty());
  }

  private static Subject row(String dataset, String id, String age) {
    return new Subject(dataset, id, Map.of("age_years", age));
  }

  @Test
  void manyRowsOfOneSubjectOnOneSideAreWell() {
    List<SubjectAssignment> sides =
        List.of(side("R1", "A", Split.TRAIN), side("R1", "A", Split.TRAIN));
    assertThat(APART.check(sides, List.of(), List.of()).orThrow()).isEmpty();
  }

  @Test
  void aSubjectOnTwoSidesIsRefused() {
    List<SubjectAssignment> sides =
        List.of(side("R1", "A", Split.TRAIN), side("R1", "A", Split.TEST));
    assertThatThrownBy(() -> APART.check(sides, List.of(), List.of()).orThrow())
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("\"A\"")
        .hasMessageContaining("test and train");
  }

  @Test
  void oneIdOfTwoDatasetsIsOnePersonOnlyWhereTheyShareSubjects() {
    List<SubjectAssignment> sides =
        List.of(side("R1", "A", Split.TRAIN), side("R5", "A", Split.VALIDATION));
    assertThat(APART.check(sides, List.of(), List.of()).faults()).isEmpty();
    assertThat(STUDY.check(sides, List.of(), List.of()).faults()).hasSize(1);
  }

  @Test
  void twoFoldsAreTwoSides() {
    List<SubjectAssignment> sides =
        List.of(
            new SubjectAssignment("R1", "A", Split.TRAIN, OptionalInt.of(0)),
            new SubjectAssignment("R1", "A", Split.TRAIN, OptionalInt.of(1)));
    assertThat(APART.check(sides, List.of(), List.of()).faults()).hasSize(1);
  }

  @Test
  void severalValuesOfALabelAreAWarningAndNoFault() {
    List<Subject> rows = List.of(row("R1", "A", "9"), row("R5", "A", "10"), row("R5", "B", "7"));
    SubjectGuard.Checked checked = STUDY.check(List.of(), rows, List.of("age_years", "sex"));
    assertThat(checked.faults()).isEmpty();
    assertThat(checked.warnings())
        .singleElement()
        .asString()
        .contains("\"age_years\": 1: A (10, 9)");
    assertThat(APART.check(List.of(), rows, List.of("age_years")).warnings()).isEmpty();
    List<Subject> unknown = List.of(row("R1", "A", "9"), row("R5", "A", "n/a"));
    assertThat(STUDY.check(List.of(), unknown, List.of("age_years")).warnings()).isEmpty();
  }
}
