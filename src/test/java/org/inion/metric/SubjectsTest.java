package org.inion.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inion.error.BadDataException;
import org.junit.jupiter.api.Test;

class SubjectsTest {
  @Test
  void aSubjectIsItsDatasetAndItsName() {
    Subjects subjects =
        Subjects.of(new String[] {"a", "b", "a", "b"}, new String[] {"1", "1", "1", "2"});
    assertThat(numbers(subjects)).containsExactly(0, 1, 0, 2);
    assertThat(subjects.count()).isEqualTo(3);
  }

  @Test
  void refusesAnotherNumberOfDatasets() {
    assertThatThrownBy(() -> Subjects.of(new String[1], new String[2]))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("as many as datasets, 1, but were 2");
  }

  @Test
  void numbersWithHolesAreCountedAnew() {
    Subjects subjects = Subjects.of(new int[] {7, 3, 7, 9}, 10);
    assertThat(numbers(subjects)).containsExactly(0, 1, 0, 2);
    assertThat(subjects.count()).isEqualTo(3);
  }

  @Test
  void takesMeanOrMedianOfEachSubjectsRows() {
    Subjects subjects = Subjects.of(new int[] {0, 1, 0, 1, 0, 1, 1}, 2);
    double[] values = {1, 4, 2, 1, 9, 2, 3};
    assertThat(Aggregate.MEAN.of(values, subjects)).containsExactly(4, 2.5);
    assertThat(Aggregate.MEDIAN.of(values, subjects)).containsExactly(2, 2.5);
    assertThat(values).as("stays as it was").containsExactly(1, 4, 2, 1, 9, 2, 3);
  }

  @Test
  void theMeanOfEqualValuesIsThatValue() {
    double[] values = new double[10];
    Arrays.fill(values, 0.1);
    assertThat(Aggregate.MEAN.of(values, Subjects.of(new int[10], 1))).containsExactly(0.1);
  }

  private static int[] numbers(Subjects subjects) {
    return IntStream.range(0, subjects.rows()).map(subjects::of).toArray();
  }
}
