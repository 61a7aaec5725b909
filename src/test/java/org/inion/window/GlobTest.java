package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*_target, left_target, true",
    "*_target, left_target_x, false",
    "left*, left, true",
    "a*b*c, a-b-b-c, true",
    "ab*ba, aba, false",
    "*, '', true",
    "*, anything, true",
    "go, go, true",
    "go, Go, false",
    "g.o, gxo, false",
  })
  void aStarStandsForAnyText(String pattern, String text, boolean matches) {
    assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
  }
}
