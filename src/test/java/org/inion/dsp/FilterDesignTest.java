package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterDesignTest {
  private static final Where WHERE = Where.file("sub-01_eeg.edf");

  private static Kernel kernel(FilterSpec spec, double inputHz, double outputHz) {
    return FilterDesign.kernel(
        WHERE, spec, SampleRate.ofHertz(inputHz), SampleRate.ofHertz(outputHz));
  }

  static List<Reference> mneKernels() {
    return Reference.all("mne_kernels.json", "kernels");
  }

  @ParameterizedTest
  @MethodSource("mneKernels")
  void hasTheTapsOfMne(Reference mne) {
    Kernel kernel = FilterDesign.kernel(WHERE, mne.spec(), mne.rate(), mne.rate());
    double[] half = mne.halfOfTaps();
    assertThat(kernel.length()).isEqualTo(2 * half.length - 1);
    for (int i = 0; i < half.length; i++) {
      assertThat(kernel.tap(i)).isCloseTo(half[i], within(1e-12));
      assertThat(kernel.tap(-i)).isCloseTo(kernel.tap(i), within(1e-16));
    }
  }

  @ParameterizedTest
  @CsvSource({"500, 100", "250, 100", "1000, 100", "512, 100", "256, 128", "500, 250"})
  void carriesAnAntiAliasFilterWhereTheBandPassesTheOutputsNyquistFrequency(
      double inputHz, double outputHz) {
    FilterSpec wide =
        new FilterSpec(OptionalDouble.of(0.5), OptionalDouble.empty(), OptionalDouble.empty());
    Kernel kernel = kernel(wide, inputHz, outputHz);
    double nyquist = outputHz / 2;
    for (double hertz = nyquist; hertz <= 1.2 * nyquist; hertz += nyquist / 500) {
      assertThat(kernel.response(hertz)).as("%s Hz", hertz).isLessThan(-60);
    }
    for (double hertz = nyquist; hertz <= kernel.rate().hertz() / 2; hertz += 1.2345 * nyquist) {
      assertThat(kernel.response(hertz)).as("%s Hz", hertz).isLessThan(-60);
    }
    for (double hertz = 4; hertz <= 0.9 * nyquist; hertz += nyquist / 200) {
      assertThat(kernel.gain(hertz)).as("%s Hz", hertz).isCloseTo(1, within(4e-3));
    }
  }

  @Test
  void antiAliasChangesNothingBelow45HertzAt100Hertz() {
    Kernel plain = kernel(FilterSpec.band(0.5, 50), 500, 500);
    Kernel guarded = kernel(FilterSpec.band(0.5, 50), 500, 100);
    for (double hertz = 0.5; hertz <= 45; hertz += 0.05) {
      assertThat(guarded.gain(hertz)).isCloseTo(plain.gain(hertz), within(1e-3));
    }
    assertThat(guarded.response(50)).isLessThan(-60);
  }

  @Test
  void hasNoAntiAliasFilterWhereTheBandEndsBeforeOrTheRateStays() {
    assertThat(kernel(FilterSpec.band(0.5, 40), 500, 100).length()).isEqualTo(3301);
    assertThat(kernel(FilterSpec.band(0.5, 50), 500, 500).length()).isEqualTo(3301);
    assertThat(kernel(FilterSpec.none(), 100, 100).isIdentity()).isTrue();
  }

  @Test
  void removesTheImagesOfARatioThatIsNoWholeNumber() {
    Kernel kernel = kernel(FilterSpec.band(0.5, 40), 256, 100);
    assertThat(kernel.rate()).isEqualTo(SampleRate.ofHertz(6400));
    for (double image = 206; image <= 3200; image += 12.3) {
      assertThat(kernel.response(image)).isLessThan(-75);
    }
    assertThat(kernel.gain(10)).isCloseTo(1, within(4e-3));
  }

  @Test
  void leavesOutALowPassAtOrAboveTheNyquistFrequency() {
    Kernel kernel = kernel(FilterSpec.band(0.5, 50), 100, 100);
    Kernel highPass =
        kernel(
            new FilterSpec(OptionalDouble.of(0.5), OptionalDouble.empty(), OptionalDouble.empty()),
            100,
            100);
    assertThat(kernel.taps()).isEqualTo(highPass.taps());
  }

  @Test
  void removesTheLineAndItsHarmonics() {
    Kernel kernel = kernel(FilterSpec.none().withNotch(60), 500, 500);
    for (double line : new double[] {60, 120, 180, 240}) {
      assertThat(kernel.response(line)).isLessThan(-20);
      assertThat(kernel.gain(line - 3)).isCloseTo(1, within(0.01));
    }
    assertThat(kernel(FilterSpec.none().withNotch(60), 100, 100).isIdentity()).isTrue();
  }

  @Test
  void refusesAHighPassAboveTheNyquistFrequency() {
    FilterSpec spec = FilterSpec.band(60, 70);
    assertThatThrownBy(() -> kernel(spec, 500, 100))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[sub-01_eeg.edf] Cannot design the filter: high-pass must be below the Nyquist"
                + " frequency (50.0 Hz), but was 60.0 Hz. Lower it, or leave such recordings out.");
  }
}
