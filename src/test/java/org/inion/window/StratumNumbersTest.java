package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StratumNumbersTest {

  private static List<Integer> strata(int bins, String... labels) {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      subjects.add(new Subject("d", "S%02d".formatted(i), Map.of("label", labels[i])));
    }
    List<Person> persons = Person.of(subjects, SharedSubjects.NONE);
    Map<SubjectKey, Integer> numbers = StratumNumbers.of(persons, new Strata("label", bins));
    return persons.stream().map(person -> numbers.get(person.key())).toList();
  }

  private static final int MISSING = Integer.MAX_VALUE;

  @Test
  void numbersAreCutIntoBinsOfEqualCount() {
    assertThat(strata(2, "5", "22.5", "7", "9", "1e1", "6")).containsExactly(0, 1, 0, 1, 1, 0);
  }

  @Test
  void equalNumbersAreNeverInTwoBins() {
    assertThat(strata(3, "1", "1", "1", "1", "1", "2", "3", "4", "1.0"))
        .containsExactly(1, 1, 1, 1, 1, 2, 2, 2, 1);
  }

  @Test
  void fewNumbersAreAStratumEach() {
    assertThat(strata(5, "0", "1", "0", "1")).containsExactly(0, 1, 0, 1);
    assertThat(strata(5, "3", "3")).containsExactly(0, 0);
  }

  @Test
  void textsAreAStratumEachAndOneTextMakesAllOfThemTexts() {
    assertThat(strata(2, "M", "F", "M")).containsExactly(1, 0, 1);
    assertThat(strata(2, "1", "2", "3", "x")).containsExactly(0, 1, 2, 3);
  }

  @Test
  void missingIsAStratumOfItsOwn() {
    assertThat(strata(5, "1", "n/a", " ", "2")).containsExactly(0, MISSING, MISSING, 1);
    assertThat(strata(5, "n/a", "n/a")).containsExactly(MISSING, MISSING);
  }
}
