package org.inion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.model.Loss.Plain;
import org.junit.jupiter.api.Test;

class HeadsTest {
  private static final Heads HEADS =
      Heads.of(
          Head.classes("group", 3, 1), Head.number("age", Plain.MSE, 1), Head.twoClasses("sex", 1));

  @Test
  void outputsLieOneAfterTheOther() {
    assertThat(HEADS.outputs()).isEqualTo(5);
    assertThat(List.of(HEADS.first(0), HEADS.first(1), HEADS.first(2))).containsExactly(0, 3, 4);
  }

  @Test
  void numbersStayAndLogitsBecomeProbabilities() {
    float[] outputs = {1, 2, 1, -7.5f, (float) Math.log(3)};
    assertThat(HEADS.prediction(outputs, 1)).containsExactly(-7.5f);
    assertThat(HEADS.prediction(outputs, 2))
        .containsExactly(new float[] {0.25f, 0.75f}, within(1e-6f));
    float e = (float) Math.E;
    assertThat(HEADS.prediction(outputs, 0))
        .containsExactly(new float[] {1 / (2 + e), e / (2 + e), 1 / (2 + e)}, within(1e-6f));
    assertThat(HEADS.prediction(new float[] {0, 900, -900, 0, 900}, 0)).containsExactly(0, 1, 0);
    assertThat(HEADS.prediction(new float[] {0, 900, -900, 0, 900}, 2)).containsExactly(0, 1);
    assertThatThrownBy(() -> HEADS.prediction(new float[4], 0))
        .hasMessageContaining("must have 5 outputs, but had 4");
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> new Head("sex", Plain.CROSS_ENTROPY, 1, 1))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[sex] Cannot train a target")
        .hasMessageContaining(">= 2, but were 1");
    assertThatThrownBy(() -> new Head("age", Plain.MSE, 2, 1)).hasMessageContaining("must be 1");
    assertThatThrownBy(() -> Head.number("age", Plain.MSE, 0))
        .hasMessageContaining("weight must be > 0");
    assertThatThrownBy(() -> Heads.of(HEADS.all().get(1), HEADS.all().get(1)))
        .hasMessageContaining("each named once, but were [age, age]");
    assertThatThrownBy(() -> new Heads(List.of())).isInstanceOf(BadSetupException.class);
  }
}
