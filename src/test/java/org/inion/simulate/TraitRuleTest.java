package org.inion.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.inion.config.Layers;
import org.inion.error.BadSetupException;
import org.inion.simulate.wave.Seed;
import org.junit.jupiter.api.Test;

class TraitRuleTest {
  @Test
  void theDefaultAlphaIsEightHertzAtFiveYearsAndTenAtSixteen() {
    TraitRule rule = noSpread(defaults().traits().get(Trait.ALPHA_FREQUENCY));
    assertThat(value(rule, person("5", "F", "0"))).isCloseTo(8, within(0.05));
    assertThat(value(rule, person("16", "M", "0"))).isCloseTo(10, within(0.05));
  }

  @Test
  void aProductMultiplies() {
    TraitRule rule =
        noSpread(
            Simulation.of(
                    Layers.reference("conf/simulate.conf")
                        .set("traits.theta-amplitude.at-10-years=4 uV")
                        .set("traits.theta-amplitude.per-doubling-of-age=-25 %")
                        .set("traits.theta-amplitude.female-minus-male=44 %")
                        .set("traits.theta-amplitude.per-externalizing=10 %")
                        .resolve())
                .traits()
                .get(Trait.THETA_AMPLITUDE));
    assertThat(value(rule, person("20", "n/a", "2"))).isCloseTo(4 * 0.75 * 1.1 * 1.1, within(1e-9));
    assertThat(value(rule, person("10", "F", "n/a"))).isCloseTo(4 * 1.2, within(1e-9));
    assertThat(value(rule, person("10", "M", "n/a"))).isCloseTo(4 / 1.2, within(1e-9));
  }

  @Test
  void everyProblemOfAConfigurationIsTold() {
    assertThatThrownBy(
            () ->
                Simulation.of(
                    Layers.reference("conf/simulate.conf")
                        .set("subjects=0")
                        .set("releases=3")
                        .set("rate=10 Hz")
                        .set("tasks=[Chess]")
                        .set("traits.pop-rate.spread=-120 %")
                        .set("traits.pop-rte.spread=1 %")
                        .resolve()))
        .isInstanceOfSatisfying(
            BadSetupException.class,
            error ->
                assertThat(error.problems())
                    .hasSize(6)
                    .anyMatch(p -> p.contains("\"releases\": it must be at most as many"))
                    .anyMatch(p -> p.contains("\"subjects\": it must be from 1 to 999999"))
                    .anyMatch(p -> p.contains("\"rate\""))
                    .anyMatch(p -> p.contains("\"tasks\"") && p.contains("Chess"))
                    .anyMatch(p -> p.contains("pop-rate.spread"))
                    .anyMatch(p -> p.contains("Unknown key \"traits.pop-rte\"")));
  }

  private static Simulation defaults() {
    return Simulation.of(Layers.reference("conf/simulate.conf").resolve());
  }

  private static TraitRule noSpread(TraitRule rule) {
    return new TraitRule(
        rule.scale(),
        rule.base(),
        rule.perDoubling(),
        rule.femaleMinusMale(),
        rule.perExternalizing(),
        0);
  }

  private static double value(TraitRule rule, Person person) {
    return rule.of(person, new Seed(1).noise());
  }

  private static Person person(String age, String sex, String externalizing) {
    return new Person("X", Map.of("age", age, "sex", sex, "externalizing", externalizing));
  }
}
