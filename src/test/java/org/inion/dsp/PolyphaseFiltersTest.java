package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.inion.error.Where;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;

class PolyphaseFiltersTest {

  @Test
  void makesAFilterOnceForEachRate() {
    PolyphaseFilters filters = new PolyphaseFilters();
    Where where = Where.file("a.edf");
    SampleRate output = SampleRate.ofHertz(100);
    PolyphaseFilter first =
        filters.of(where, FilterSpec.band(4, 40), SampleRate.ofHertz(500), output);
    assertThat(filters.of(where, FilterSpec.band(4, 40), SampleRate.ofHertz(500), output))
        .isSameAs(first);
    assertThat(filters.of(where, FilterSpec.band(4, 40), SampleRate.ofHertz(250), output))
        .isNotSameAs(first);
  }
}
