package org.inion.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.window.Split;
import org.junit.jupiter.api.Test;

class TargetScaleTest {
  private static List<TargetScale.Example> training(Double... targets) {
    return Arrays.stream(targets)
        .map(target -> new TargetScale.Example(Split.TRAIN, target))
        .toList();
  }

  @Test
  void isTheMeanAndThePopulationStandardDeviation() {
    TargetScale scale = TargetScale.fit(training(1.0, 2.0, 3.0, 6.0));
    assertThat(scale.mean()).isEqualTo(3);
    assertThat(scale.standardDeviation()).isCloseTo(Math.sqrt(14.0 / 4), within(1e-15));
    assertThat(scale.toModel(3)).isZero();
    assertThat(scale.toTarget(scale.toModel(100))).isCloseTo(100, within(1e-12));
  }

  @Test
  void validationAndTestSubjectsDoNotMoveIt() {
    List<TargetScale.Example> all = new ArrayList<>(training(1.0, 2.0, 3.0, 6.0));
    TargetScale before = TargetScale.fit(all);
    all.add(new TargetScale.Example(Split.VALIDATION, 1e6));
    all.add(new TargetScale.Example(Split.TEST, Double.NaN));
    all.add(new TargetScale.Example(Split.NONE, -1e6));
    assertThat(TargetScale.fit(all)).isEqualTo(before);
    all.add(new TargetScale.Example(Split.TRAIN, 7));
    assertThat(TargetScale.fit(all)).isNotEqualTo(before);
  }

  @Test
  void refusesWhatCannotBeScaled() {
    for (List<TargetScale.Example> bad :
        List.of(training(), training(2.0, 2.0), training(1.0, Double.NaN))) {
      assertThatThrownBy(() -> TargetScale.fit(bad))
          .isInstanceOf(BadSetupException.class)
          .hasMessageContaining("Cannot scale the target");
    }
  }
}
