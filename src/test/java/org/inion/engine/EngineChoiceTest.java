package org.inion.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {
  private static final double BUDGET_SECONDS = 0.05;

  @Test
  void choosesWhatIsAskedForWithoutATrial() {
    EngineChoice<String> choice =
        new EngineChoice<>("p", Optional.of("v"), engine -> fail(), BUDGET_SECONDS);
    assertThat(choice.choose("plain")).isEqualTo("p");
    assertThat(choice.choose("vector")).isEqualTo("v");
  }

  @Test
  void choosesTheFasterByATrial() {
    assertThat(withMillis(4, 1).choose("fastest")).isEqualTo("v");
    assertThat(withMillis(1, 4).choose("fastest")).isEqualTo("p");
  }

  @Test
  void isPlainWhereThereAreNoVectors() {
    EngineChoice<String> choice =
        new EngineChoice<>("p", Optional.empty(), engine -> fail(), BUDGET_SECONDS);
    assertThat(choice.choose("fastest")).isEqualTo("p");
    assertThatThrownBy(() -> choice.choose("vector"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("module jdk.incubator.vector must be there, but was not");
  }

  @Test
  void aClassThatCannotBeLoadedIsNotThere() {
    assertThat(EngineChoice.vector(String.class, "org.inion.NoSuchEngine")).isEmpty();
  }

  @Test
  void refusesAnEngineThatDoesNotExist() {
    assertThatThrownBy(() -> withMillis(1, 1).choose("quantum"))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must be fastest, plain or vector, but was quantum");
  }

  private static Runnable fail() {
    throw new AssertionError("There must be no trial");
  }

  private static EngineChoice<String> withMillis(int plain, int vector) {
    return new EngineChoice<>(
        "p",
        Optional.of("v"),
        engine -> () -> sleep(engine.equals("p") ? plain : vector),
        BUDGET_SECONDS);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
