package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {
  private static final Where WHERE = Where.file("a.edf");

  @ParameterizedTest
  @CsvSource({
    "500, 100, 1, 5", "250, 100, 2, 5", "256, 100, 25, 64", "512, 100, 25, 128",
    "128, 100, 25, 32", "2048, 100, 25, 512", "999, 100, 100, 999", "100, 256, 64, 25"
  })
  void isTheFractionInLowestTerms(double input, double output, int up, int down) {
    assertThat(Resampling.between(WHERE, SampleRate.ofHertz(input), SampleRate.ofHertz(output)))
        .isEqualTo(new Resampling(up, down));
  }

  @Test
  void countsWholeOutputsButAtLeastOne() {
    assertThat(new Resampling(1, 5).outputs(150_000)).isEqualTo(30_000);
    assertThat(new Resampling(1, 5).outputs(14)).isEqualTo(2);
    assertThat(new Resampling(25, 64).outputs(100)).isEqualTo(39);
    assertThat(new Resampling(1, 5).outputs(3)).isEqualTo(1);
  }

  @Test
  void refusesARatioWithoutSmallTerms() {
    assertThatThrownBy(
            () -> Resampling.between(WHERE, SampleRate.ofHertz(500.0001), SampleRate.ofHertz(100)))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("[a.edf] Cannot resample from 500.0001 Hz to 100 Hz: the ratio")
        .hasMessageContaining("Choose an output rate");
  }
}
