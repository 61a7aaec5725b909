package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class FilterSpecTest {

  @Test
  void refusesAnEdgeAtOrBelowZeroAndSaysTheWayOut() {
    assertThatThrownBy(() -> FilterSpec.band(0, 40))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "Cannot design the filter: filter.high-pass must be > 0 Hz, but was 0.0 Hz. Set it to off"
                + " to have none.");
  }

  @Test
  void refusesEdgesInTheWrongOrder() {
    assertThatThrownBy(() -> FilterSpec.band(40, 0.5))
        .hasMessageContaining("high-pass must be < filter.low-pass (0.5 Hz), but was 40.0 Hz");
  }

  @Test
  void namesEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                new FilterSpec(
                    OptionalDouble.of(-1),
                    OptionalDouble.of(Double.NaN),
                    OptionalDouble.of(Double.POSITIVE_INFINITY)))
        .isInstanceOfSatisfying(BadSetupException.class, e -> assertThat(e.problems()).hasSize(3));
  }

  @Test
  void refusesANotchWhoseHarmonicsWouldTouch() {
    assertThatThrownBy(() -> FilterSpec.none().withNotch(1)).hasMessageContaining("notch must be");
    assertThat(FilterSpec.none().withNotch(50).notchHz()).hasValue(50);
  }
}
