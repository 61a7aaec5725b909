package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.junit.jupiter.api.Test;

class PredictionContractTest {
  private static final Where WHERE = Where.file("contract.json");
  private static final PredictionContract AGE =
      PredictionContract.of(
          "age",
          "age_years",
          "year",
          List.of(),
          List.of("nrmse", "pearson_r"),
          "sha256:0f",
          PredictionContract.Origin.SIMULATED);

  @Test
  void isTheSameAfterTheFile() {
    assertThat(PredictionContract.fromJson(AGE.toJson(), WHERE)).isEqualTo(AGE);
    assertThat(AGE.simulated()).isTrue();
    assertThat(AGE.problem()).isEqualTo("regression");
  }

  @Test
  void mustSayWhetherItIsSimulated() {
    String silent = AGE.toJson().replaceAll("\"simulated\" : true,", "");
    assertThatThrownBy(() -> PredictionContract.fromJson(silent, WHERE))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("[contract.json] Cannot read the contract")
        .hasMessageContaining("simulated");
  }

  @Test
  void refusesTheContractOfWindows() {
    Contract windows = new Contract(List.of("Cz"), 100, 200, "uV", "float32", List.of("signal"));
    assertThatThrownBy(() -> PredictionContract.fromJson(windows.toJson(), WHERE))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("must be that of a predictions folder");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThatThrownBy(
            () ->
                new PredictionContract(
                    "windows",
                    "sex",
                    "sex",
                    "",
                    "classes",
                    List.of("F"),
                    List.of(),
                    "",
                    false,
                    List.of("label")))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("kind must be \"predictions\", but was \"windows\"")
        .hasMessageContaining("classes must be two names, but was [F]")
        .hasMessageContaining("columns must hold those of a predictions table");
  }
}
