package org.inion.dsp.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class QuantilesTest {

  @Property(tries = 300)
  void selectEqualsTheSortedArraysValue(
      @ForAll @Size(min = 1, max = 200) float[] values,
      @ForAll @DoubleRange(min = 0, max = 1) double q) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    Quantiles quantiles = new Quantiles();
    quantiles.select(new float[] {1, 2, 3}, 3, 0.5);
    assertThat(quantiles.select(values, values.length, q))
        .isEqualTo(sorted[(int) (q * (values.length - 1))]);
  }
}
