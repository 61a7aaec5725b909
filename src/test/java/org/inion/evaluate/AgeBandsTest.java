package org.inion.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeBandsTest {
  @Test
  void aBandHoldsItsLowerEdge() {
    AgeBands bands = AgeBands.parse("8,10.5");
    assertThat(bands.names()).containsExactly("<8", "8-10.5", ">=10.5");
    assertThat(bands.of(7.999)).isZero();
    assertThat(bands.of(8)).isEqualTo(1);
    assertThat(bands.of(10.5)).isEqualTo(2);
    assertThat(bands.of(99)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8,8", "11,8", "8,x", "0,5", "8,", "NaN", "8,Infinity"})
  void refusesEdgesThatDoNotAscend(String text) {
    assertThatThrownBy(() -> AgeBands.parse(text))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("Cannot use the age bands");
  }
}
