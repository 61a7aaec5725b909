package org.inion.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class GlobPropertyTest {

  @Property(tries = 1000)
  void agreesWithARegularExpression(
      @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 6) String pattern,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String text) {
    boolean expected = Pattern.matches(pattern.replace("*", ".*"), text);
    assertThat(Glob.matches(pattern, text)).isEqualTo(expected);
  }
}
