package org.inion.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.inion.batch.WindowIndex.Part;
import org.inion.batch.WindowIndex.Row;
import org.inion.error.BadSetupException;
import org.inion.file.FileEntry;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final Target SEX = new Target("sex", List.of("F", "M"));

  @Test
  void classesAreSeenAlikeAndTheEpochKeepsItsLength() {
    WindowIndex index = index(SEX, 100, i -> i < 80 ? 0 : 1);
    assertThat(Groups.labels(index).shares()).startsWith(50.0 / 80, 50.0 / 20);
  }

  @Test
  void numbersAreGroupedByTenthsOfTheWindows() {
    // Skewed: most windows have a small label.
    WindowIndex index = index(Target.number("age_years"), 1000, i -> Math.exp(i / 200.0));
    Groups groups = Groups.labels(index);
    int[] counts = new int[10];
    index.files().get(0).rows().forEach(row -> counts[groups.of(row)]++);
    assertThat(counts).containsOnly(100);
    assertThat(groups.shares()).startsWith(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void equalNumbersStayTogether() {
    // Six of ten windows have one label.
    WindowIndex index = index(Target.number("age_years"), 100, i -> Math.max(0, i - 59));
    Groups groups = Groups.labels(index);
    List<Row> rows = index.files().get(0).rows();
    assertThat(rows.subList(0, 60).stream().map(groups::of).distinct()).hasSize(1);
    double[] shares = groups.shares();
    assertThat(shares[groups.of(rows.get(0))]).isLessThan(0.5);
    assertThat(shares[groups.of(rows.get(99))]).isGreaterThan(1.5);
  }

  @Test
  void negativeLabelsHaveGroups() {
    WindowIndex index = index(Target.number("p_factor"), 10, i -> i % 2 == 0 ? -1.5 : 0.5);
    assertThat(Groups.labels(index).shares()).startsWith(1, 1);
  }

  @Test
  void refusesToBalanceLabelsWhereThereAreNone() {
    WindowIndex index = new WindowIndex(List.of(), List.of(), List.of());
    assertThatThrownBy(() -> Groups.labels(index))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("there must be a target");
  }

  private static WindowIndex index(Target target, int windows, IntToDoubleFunction label) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      rows.add(new Row(0, new float[] {(float) label.applyAsDouble(i)}));
    }
    Part part = new Part(new FileEntry("part.parquet", false, 1, 0), rows);
    return new WindowIndex(List.of(part), List.of(new SubjectId("d", "0")), List.of(target));
  }
}
