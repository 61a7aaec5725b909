package org.inion.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineEqualityTest {

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void vectorsOfEverySizeGiveTheBitsOfPlainJava(int bits) throws Exception {
    Assumptions.assumeTrue(LaneEngines.vector().isPresent(), "This JVM has no vector module");
    long plain = EngineChecksum.of(LaneEngines.plain());
    assertThat(output(bits)).isEqualTo("vector-" + bits + " " + plain);
  }

  private static String output(int bits) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Dinion.vector.bits=" + bits,
                "-cp",
                System.getProperty("java.class.path"),
                EngineChecksum.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output.trim();
  }
}
