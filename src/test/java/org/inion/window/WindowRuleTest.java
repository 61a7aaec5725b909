package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowRuleTest {
  private static final SampleRate HUNDRED = SampleRate.ofHertz(100);

  @Test
  void acceptsWholeNumbersOfSamples() {
    assertThat(new FixedWindows(2, 0.07).problemsAt(HUNDRED)).isEmpty();
    assertThat(new FixedWindows(3600, 0.1).problemsAt(SampleRate.ofHertz(250))).isEmpty();
    assertThat(new FixedWindows(0.3, 0.3).problemsAt(new SampleRate(1000, 3))).isEmpty();
  }

  @Test
  void namesTheValueAndTheNearestGoodOnes() {
    assertThat(new FixedWindows(2.005, 2).problemsAt(HUNDRED))
        .containsExactly(
            "Invalid window: window.length must be a whole number of samples at 100 Hz,"
                + " but was 2.005 s (200.5 samples). Use 2 s or 2.01 s");
  }

  @Test
  void namesOnlyTheLongerOneForLessThanASample() {
    assertThat(new FixedWindows(2, 0.004).problemsAt(HUNDRED))
        .singleElement()
        .asString()
        .endsWith("but was 0.004 s (0.4 samples). Use 0.01 s");
  }

  @Test
  void reportsLengthAndStrideTogether() {
    assertThat(new FixedWindows(2.001, 1.001).problemsAt(HUNDRED)).hasSize(2);
    assertThatThrownBy(() -> new FixedWindows(0, Double.NaN))
        .asInstanceOf(type(BadSetupException.class))
        .extracting(BadSetupException::problems)
        .isEqualTo(
            List.of(
                "Invalid window: window.length must be > 0 s, but was 0 s",
                "Invalid window: window.stride must be > 0 s, but was NaN s"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.0000000001, 2.001, 1.9999})
  void aHairBesideAWholeNumberIsRefused(double lengthSeconds) {
    assertThat(new FixedWindows(lengthSeconds, 2).problemsAt(HUNDRED)).hasSize(1);
  }

  @Test
  void refusesALengthThatNoArrayHolds() {
    assertThat(new FixedWindows(1e9, 2).problemsAt(HUNDRED))
        .containsExactly(
            "Invalid window: window.length must be at most 2147483647 samples,"
                + " but was 1000000000 s. Use a shorter one");
  }

  @Test
  void theNearestGoodOnesAreGood() {
    SampleRate odd = new SampleRate(1000, 7);
    String problem = new FixedWindows(1, 0.7).problemsAt(odd).get(0);
    String[] ways = problem.substring(problem.indexOf("Use ") + 4).split(" or ");
    assertThat(ways).hasSize(2);
    for (String way : ways) {
      double seconds = Double.parseDouble(way.replace(" s", ""));
      assertThat(new FixedWindows(seconds, 0.7).problemsAt(odd)).isEmpty();
    }
  }

  @Test
  void anchoredWindowsReportEverythingTogether() {
    assertThatThrownBy(() -> new AnchoredWindows(EventSelector.NONE, Double.NaN, -1))
        .asInstanceOf(type(BadSetupException.class))
        .extracting(BadSetupException::problems)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .satisfiesExactly(
            one -> assertThat(one).contains("window.anchor"),
            two -> assertThat(two).contains("window.anchor.offset"),
            three -> assertThat(three).contains("window.length"));
  }

  @Test
  void theOffsetNeedNotBeAWholeNumberOfSamples() {
    EventSelector any = EventSelector.of("*");
    assertThat(new AnchoredWindows(any, -0.1234, 2).problemsAt(HUNDRED)).isEmpty();
    assertThat(new AnchoredWindows(any, 0, 2.005).problemsAt(HUNDRED)).hasSize(1);
  }
}
