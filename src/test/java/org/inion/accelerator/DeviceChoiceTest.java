package org.inion.accelerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inion.accelerator.Described.CPU_TORCH;
import static org.inion.accelerator.Described.CUDA_TORCH;
import static org.inion.accelerator.Described.ROCM_TORCH;
import static org.inion.accelerator.Described.amd;
import static org.inion.accelerator.Described.nvidia;
import static org.inion.accelerator.Described.with;

import java.util.Optional;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What will compute, and why. */
class DeviceChoiceTest {

  @Test
  void autoTakesTheFirstCardThatLibtorchCanUse() {
    DeviceChoice choice = DeviceChoice.of("auto", with(CUDA_TORCH, nvidia(0), nvidia(1)));
    assertThat(choice.device().key()).isEqualTo("cuda:0");
    assertThat(choice.why())
        .isEqualTo(
            "cuda:0 is used because accelerator.device = auto and libtorch 2.7.1+cu128 can use it, the first of cuda:0, cuda:1.");
  }

  @Test
  void autoPassesOverCardsOfAnotherPlatform() {
    DeviceChoice choice = DeviceChoice.of("auto", with(ROCM_TORCH, nvidia(0), amd(0, "gfx1030")));
    assertThat(choice.device().kind()).isEqualTo(Accelerator.Kind.ROCM);
  }

  @Test
  void autoTakesTheCpuWhereThereIsNoCard() {
    DeviceChoice choice = DeviceChoice.of("auto", with(CUDA_TORCH));
    assertThat(choice.device().key()).isEqualTo("cpu");
    assertThat(choice.why()).contains("no card was found");
  }

  @Test
  void autoTakesTheCpuWithALibtorchForTheCpuAndSaysWhatToDo() {
    DeviceChoice choice = DeviceChoice.of("auto", with(CPU_TORCH, nvidia(0)));
    assertThat(choice.device().key()).isEqualTo("cpu");
    assertThat(choice.why())
        .contains("NVIDIA H100")
        .contains("The default build brings the CPU's libtorch only")
        .contains("PYTORCH_LIBRARY_PATH")
        .contains("docs/how-to/gpu.md");
  }

  @Test
  void cpuIsTheCpuWhateverThereIs() {
    assertThat(DeviceChoice.of("cpu", with(CUDA_TORCH, nvidia(0))).device().key()).isEqualTo("cpu");
  }

  @Test
  void aCardIsTakenByItsNumber() {
    Accelerators found = with(CUDA_TORCH, nvidia(0), nvidia(1));
    assertThat(DeviceChoice.of("cuda", found).device().key()).isEqualTo("cuda:0");
    assertThat(DeviceChoice.of("cuda:1", found).device().key()).isEqualTo("cuda:1");
    assertThatThrownBy(() -> DeviceChoice.of("cuda:2", found))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "[accelerator.device] Cannot use cuda:2: its number must be below 2, the cards that there are: cuda:0, cuda:1. Choose one of them.");
  }

  @Test
  void aCardThatIsNotThereIsAnErrorWithAWayOut() {
    assertThatThrownBy(() -> DeviceChoice.of("cuda", with(CPU_TORCH)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageStartingWith("[accelerator.device] Cannot use cuda: no card was found")
        .hasMessageContaining("Set accelerator.device = auto or cpu")
        .hasMessageContaining("PYTORCH_LIBRARY_PATH");
    assertThatThrownBy(() -> DeviceChoice.of("cuda", with(CPU_TORCH, amd(0, "gfx1010"))))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("was built for the CPU alone")
        .hasMessageContaining("libtorch 2.7.1 for ROCm")
        .hasMessageContaining("docs/how-to/amd.md");
  }

  @Test
  void aCardThatLibtorchCannotOpenIsAnError() {
    Libtorch blind =
        new Libtorch(
            "2.7.1+cu128", Accelerator.Kind.CUDA, Optional.of("12.8"), "/torch/lib", false, 2);
    assertThatThrownBy(() -> DeviceChoice.of("cuda", with(blind, nvidia(0))))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("answers that it cannot use it");
    assertThat(DeviceChoice.of("auto", with(blind, nvidia(0))).device().key()).isEqualTo("cpu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "cuda:", "cuda:x", "", "CUDA"})
  void otherWordsAreErrors(String word) {
    assertThat(DeviceChoice.isName(word)).isFalse();
    assertThatThrownBy(() -> DeviceChoice.of(word, with(CPU_TORCH)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must be auto, cpu, cuda or cuda:N");
  }
}
