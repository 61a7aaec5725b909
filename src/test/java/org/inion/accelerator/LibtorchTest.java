package org.inion.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a libtorch can use is told by its version and the names of its libraries. */
class LibtorchTest {

  @ParameterizedTest
  @CsvSource({
    "2.7.1, libtorch_cpu.so libc10.so libtorch.so, CPU,",
    "2.7.1+cpu, libtorch_cpu.so, CPU,",
    "2.7.1+cu128, libtorch_cpu.so, CUDA, 12.8",
    "2.7.1+cu118, libtorch_cpu.so, CUDA, 11.8",
    "2.7.1+rocm6.3, libtorch_cpu.so, ROCM, 6.3",
    "2.7.1, libtorch_cpu.so libtorch_cuda.so libcudart-9335f6a2.so.12, CUDA, 12",
    "2.7.1, libtorch_cpu.so libtorch_hip.so libamdhip64.so, ROCM,"
  })
  void versionAndFilesTellOfTheBuild(
      String version, String files, Accelerator.Kind kind, String platform) {
    List<String> names = List.of(files.split(" "));
    assertThat(Libtorch.build(version, names)).isEqualTo(kind);
    assertThat(Libtorch.platform(version, names)).isEqualTo(Optional.ofNullable(platform));
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<libtorch.version>" + Libtorch.VERSION + "</libtorch.version>");
  }

  @Test
  void pythonsPackageTellsOfItsVersion() {
    assertThat(Libtorch.pythonVersion("__version__ = '2.7.1+rocm6.3'\ndebug = False\n"))
        .contains("2.7.1+rocm6.3");
    assertThat(Libtorch.pythonVersion("something else")).isEmpty();
  }
}
