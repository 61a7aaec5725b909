package org.inion.accelerator.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inion.accelerator.Described.CPU_TORCH;
import static org.inion.accelerator.Described.CUDA_TORCH;
import static org.inion.accelerator.Described.ROCM_TORCH;
import static org.inion.accelerator.Described.amd;
import static org.inion.accelerator.Described.cpu;
import static org.inion.accelerator.Described.nvidia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.DescribedMachine;
import org.inion.accelerator.Libtorch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in the way of using described cards. */
class EnvironmentChecksTest {
  private static final String DRIVER = "/proc/driver/nvidia/version";

  private static List<String> check(
      DescribedMachine machine, Libtorch libtorch, Accelerator... devices) {
    return EnvironmentChecks.of(machine, List.of(devices), Optional.of(libtorch));
  }

  private static DescribedMachine driver(String version) {
    return new DescribedMachine()
        .file(DRIVER, "NVRM version: NVIDIA UNIX x86_64 Kernel Module  " + version + "  Sat Aug\n");
  }

  @Test
  void aMachineWithoutCardsHasNothingInTheWay() {
    assertThat(check(new DescribedMachine(), CPU_TORCH, cpu())).isEmpty();
  }

  @Test
  void aMachineWithEverythingRightHasNothingInTheWay() {
    assertThat(check(driver("550.54.15"), CUDA_TORCH, nvidia(0), cpu())).isEmpty();
  }

  @Test
  void aLibtorchForTheCpuIsInTheWayOfACard() {
    assertThat(check(driver("550.54.15"), CPU_TORCH, nvidia(0), cpu()))
        .singleElement()
        .asString()
        .contains("PYTORCH_LIBRARY_PATH")
        .contains("PYTORCH_FLAVOR=cu128");
    assertThat(
            check(new DescribedMachine().usable("/dev/kfd"), CPU_TORCH, amd(0, "gfx1100"), cpu()))
        .anyMatch(problem -> problem.contains("libtorch 2.7.1 for ROCm"));
  }

  @Test
  void aDriverThatIsTooOldIsInTheWay() {
    assertThat(check(driver("470.223.02"), CUDA_TORCH, nvidia(0), cpu()))
        .singleElement()
        .asString()
        .contains("driver is 470.223.02, but libtorch for CUDA 12.8 needs 525.60.13 or later");
  }

  @Test
  void aDriverWithoutCardsSaysSo() {
    assertThat(check(driver("550.54.15").variable("CUDA_VISIBLE_DEVICES", ""), CUDA_TORCH, cpu()))
        .singleElement()
        .asString()
        .contains("no card can be seen")
        .contains("CUDA_VISIBLE_DEVICES is \"\"");
  }

  @Test
  void anotherLibtorchThanDjlsIsInTheWay() {
    Libtorch other =
        new Libtorch("2.5.0+cu121", Accelerator.Kind.CUDA, Optional.of("12.1"), "/t", true, 2);
    assertThat(check(driver("550.54.15"), other, nvidia(0), cpu()))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("was built for 2.7.1"))
        .anyMatch(
            problem -> problem.contains("for CUDA 12.1, but DJL's native part for CUDA 12.8"));
  }

  @Test
  void navi10NeedsItsOverrideAndNoBlasLt() {
    DescribedMachine bare = new DescribedMachine().usable("/dev/kfd");
    assertThat(check(bare, ROCM_TORCH, amd(0, "gfx1010"), cpu()))
        .hasSize(4)
        .anyMatch(problem -> problem.contains("Set HSA_OVERRIDE_GFX_VERSION=10.3.0"))
        .anyMatch(problem -> problem.contains("Set TORCH_BLAS_PREFER_HIPBLASLT=0"))
        .anyMatch(problem -> problem.contains("Set ROCBLAS_USE_HIPBLASLT=0"))
        .anyMatch(problem -> problem.contains("PYTORCH_HIP_ALLOC_CONF is not set"));
    DescribedMachine prepared =
        new DescribedMachine()
            .usable("/dev/kfd")
            .variable("HSA_OVERRIDE_GFX_VERSION", "10.3.0")
            .variable("TORCH_BLAS_PREFER_HIPBLASLT", "0")
            .variable("ROCBLAS_USE_HIPBLASLT", "0")
            .variable("PYTORCH_HIP_ALLOC_CONF", "max_split_size_mb:512");
    assertThat(check(prepared, ROCM_TORCH, amd(0, "gfx1010"), cpu())).isEmpty();
  }

  @Test
  void aCardThatIsSupportedNeedsNoOverride() {
    DescribedMachine machine =
        new DescribedMachine().usable("/dev/kfd").variable("PYTORCH_HIP_ALLOC_CONF", "x:1");
    assertThat(check(machine, ROCM_TORCH, amd(0, "gfx90a"), cpu())).isEmpty();
  }

  @Test
  void aUserWhoMayNotOpenTheCardIsTold() {
    assertThat(check(new DescribedMachine(), ROCM_TORCH, amd(0, "gfx90a"), cpu()))
        .anyMatch(problem -> problem.contains("groups render and video"));
  }

  @ParameterizedTest
  @CsvSource({
    "525.60.13, 525.60.13, 0",
    "525.60.9, 525.60.13, -1",
    "550, 525.60.13, 1",
    "580, 580.1, -1"
  })
  void versionsAreComparedByNumber(String a, String b, int sign) {
    assertThat(Integer.signum(EnvironmentChecks.compare(a, b))).isEqualTo(sign);
  }

  /** The doctor asks for the flags that the scripts give. */
  @Test
  void theFlagsAreThoseOfTheFile() throws IOException {
    List<String> file = Files.readAllLines(Path.of("jobs/jvm.flags"));
    assertThat(file)
        .contains(JvmChecks.VECTORS)
        .contains(JvmChecks.open("java.nio"), JvmChecks.open("sun.nio.ch"));
    assertThat(JvmChecks.missingFlags()).isEmpty();
  }
}
