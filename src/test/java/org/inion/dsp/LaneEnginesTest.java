package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class LaneEnginesTest {

  @Test
  void choosesWhatIsAskedFor() {
    assertThat(LaneEngines.choose("plain").name()).isEqualTo("plain");
    LaneEngines.vector()
        .ifPresent(vector -> assertThat(LaneEngines.choose("vector").name()).startsWith("vector-"));
  }

  @Test
  void choosesOnceForTheJvm() {
    assertThat(LaneEngines.fastest()).isSameAs(LaneEngines.fastest());
  }

  @Test
  void refusesAnEngineThatDoesNotExist() {
    assertThatThrownBy(() -> LaneEngines.choose("quantum"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must be fastest, plain or vector, but was quantum");
  }
}
