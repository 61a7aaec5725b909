package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a page repeats of the tests; written anew with {@code -Dinion.docs=write}. */
final class Page {
  private Page() {}

  /** Compares what stands between two marks of a page, or writes it there. */
  static void check(Path page, String mark, String expected) throws IOException {
    String text = Files.readString(page);
    String begin = "<!-- " + mark + ": from the tests -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("\n<!-- end of " + mark + " -->");
    assertThat(text.indexOf(begin)).as("mark of %s in %s", mark, page).isNotNegative();
    if ("write".equals(System.getProperty("inion.docs"))) {
      Files.writeString(page, text.substring(0, from) + expected + text.substring(to));
    } else {
      assertThat(text.substring(from, to))
          .as("%s of %s; mvn test -Dtest=CoverageTest -Dinion.docs=write", mark, page)
          .isEqualTo(expected);
    }
  }
}
