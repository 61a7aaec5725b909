package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
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

  @Property(tries = 1000)
  void agreesWithARegularExpression(
      @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 6) String pattern,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String text) {
    boolean expected = Pattern.matches(pattern.replace("*", ".*"), text);
    assertThat(Glob.matches(pattern, text)).isEqualTo(expected);
  }
}
