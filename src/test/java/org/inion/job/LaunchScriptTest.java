package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher refuses before it builds or starts anything. */
class LaunchScriptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --master                 | error: [--master] Cannot begin: the option must have a value
          --json --driver-memory   | error: [--driver-memory] Cannot begin: the option must have a value
          --conf                   | error: [--conf] Cannot begin: the option must have a value
          --conf spark.foo         | error: [--conf] Cannot use "spark.foo": it must be KEY=VALUE
          --conf=spark.foo         | error: [--conf] Cannot use "spark.foo": it must be KEY=VALUE
          """)
  void optionsForSparkAreOneLineWhereTheyAreWrong(String options, String line) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "jobs/launch.sh", "preprocess"));
    command.addAll(List.of(options.split(" ", -1)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(text.lines()).hasSize(1);
    assertThat(text).startsWith(line);
  }

  @Test
  void aMasterThatIsNoneIsOneLine() throws IOException {
    Exception spark = new IllegalStateException("x", new IOException("Could not parse 'foo://x'"));
    assertThat(SparkSessions.cannotStart("foo://x", spark))
        .hasMessage(
            "[--master foo://x] Cannot start Spark: Could not parse 'foo://x'. Give local[*],"
                + " spark://HOST:PORT or yarn, and see --conf.");
  }
}
