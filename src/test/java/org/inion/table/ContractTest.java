package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inion.error.Where;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final Contract CONTRACT =
      new Contract(List.of("E1", "E2", "E3", "Cz"), 100, 200, "uV", "float32", List.of("signal"));

  @Test
  void comesBackFromItsJson() {
    assertThat(Contract.fromJson(CONTRACT.toJson(), Where.file("contract.json")))
        .isEqualTo(CONTRACT);
  }

  @Test
  void namesEveryDifference() {
    Contract other = new Contract(List.of("E1", "Cz"), 128, 256, "uV", "int16", List.of("signal"));
    assertThat(CONTRACT.differences(CONTRACT)).isEmpty();
    assertThat(CONTRACT.differences(other))
        .containsExactly(
            "channels E1…E3, Cz here, E1, Cz there",
            "sample_rate_hz 100.0 here, 128.0 there",
            "samples 200 here, 256 there",
            "encoding float32 here, int16 there");
  }

  @Test
  void anotherJsonIsRefusedWithTheFilesName() {
    assertThatThrownBy(() -> Contract.fromJson("{\"channels\": 3}", Where.file("a/contract.json")))
        .hasMessageStartingWith("[a/contract.json] Cannot read the contract");
  }
}
