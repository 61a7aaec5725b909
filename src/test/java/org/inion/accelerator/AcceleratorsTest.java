package org.inion.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices are found in what drivers and tools say. */
class AcceleratorsTest {
  private static final String TWO_CARDS =
      """
      GPU-11111111-aaaa-bbbb-cccc-000000000000, NVIDIA H100 80GB HBM3, 81559, 81079, 550.54.15, 9.0
      GPU-22222222-aaaa-bbbb-cccc-000000000000, NVIDIA GeForce RTX 3090, 24576, 20000, 550.54.15, 8.6
      """;

  private static final String NODES = "/sys/class/kfd/kfd/topology/nodes/";

  private static DescribedMachine twoNvidia() {
    return new DescribedMachine().command("compute_cap", TWO_CARDS);
  }

  /** A node for the CPU, and a Navi 10 card. */
  private static DescribedMachine oneAmd() {
    return new DescribedMachine()
        .file(NODES + "0/properties", "cpu_cores_count 16\nsimd_count 0\ngfx_target_version 0\n")
        .file(
            NODES + "1/properties",
            """
            cpu_cores_count 0
            simd_count 80
            gfx_target_version 100100
            vendor_id 4098
            device_id 29471
            drm_render_minor 128
            """)
        .file(NODES + "1/name", "navi10\n")
        .file("/sys/class/drm/renderD128/device/mem_info_vram_total", "8573157376\n")
        .file("/sys/class/drm/renderD128/device/mem_info_vram_used", "573157376\n")
        .file("/sys/module/amdgpu/version", "6.8.5\n")
        .file("/opt/rocm/.info/version", "6.3.1-48\n");
  }

  @Test
  void nvidiasToolTellsOfCards() {
    List<Accelerator> devices = Accelerators.devices(twoNvidia());
    assertThat(devices).hasSize(3);
    assertThat(devices.get(0))
        .isEqualTo(
            new Accelerator(
                Accelerator.Kind.CUDA,
                0,
                "NVIDIA H100 80GB HBM3",
                81559L << 20,
                OptionalLong.of(81079L << 20),
                Optional.of("9.0"),
                Optional.of("550.54.15"),
                "GPU-11111111-aaaa-bbbb-cccc-000000000000"));
    assertThat(devices.get(1).key()).isEqualTo("cuda:1");
    assertThat(devices.get(1).device()).isEqualTo(Device.gpu(1));
    assertThat(devices.get(1).words())
        .isEqualTo(
            "cuda:1: NVIDIA GeForce RTX 3090, compute capability 8.6, 25.8 GB (21.0 GB free), driver 550.54.15");
    assertThat(devices.get(2).kind()).isEqualTo(Accelerator.Kind.CPU);
  }

  @Test
  void anOldToolThatKnowsNoCapabilityStillTellsOfCards() {
    DescribedMachine machine =
        new DescribedMachine()
            .command("driver_version --format", "GPU-1, Tesla K80, 11441, [N/A], 470.223.02\n");
    assertThat(Accelerators.devices(machine))
        .first()
        .satisfies(
            card -> {
              assertThat(card.architecture()).isEmpty();
              assertThat(card.freeBytes()).isEmpty();
              assertThat(card.totalBytes()).isEqualTo(11441L << 20);
            });
  }

  @Test
  void whatNvidiasToolSaysWithoutCardsIsNoCard() {
    DescribedMachine machine =
        new DescribedMachine()
            .command("nvidia-smi", "No devices were found\nUnable to determine, x, 1, 2, 3, 4\n");
    assertThat(Accelerators.devices(machine)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023 | 535.104.05
          NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.124.06  Release Build        | 570.124.06
          GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)                                       |
          """)
  void theKernelTellsOfNvidiasDriver(String text, String version) {
    DescribedMachine machine = new DescribedMachine().file(NvidiaCards.DRIVER_FILE, text);
    assertThat(Accelerators.driver(machine, Accelerator.Kind.CUDA))
        .isEqualTo(Optional.ofNullable(version));
  }

  @Test
  void theKernelTellsOfAmdsCards() {
    List<Accelerator> devices = Accelerators.devices(oneAmd());
    assertThat(devices).hasSize(2);
    assertThat(devices.get(0))
        .isEqualTo(
            new Accelerator(
                Accelerator.Kind.ROCM,
                0,
                "navi10",
                8573157376L,
                OptionalLong.of(8_000_000_000L),
                Optional.of("gfx1010"),
                Optional.of("6.8.5"),
                "/sys/class/drm/renderD128/device"));
    assertThat(devices.get(0).key()).isEqualTo("cuda:0");
    assertThat(Accelerators.driver(oneAmd(), Accelerator.Kind.ROCM)).contains("6.3.1-48");
  }

  @ParameterizedTest
  @CsvSource({
    "100100, gfx1010",
    "100300, gfx1030",
    "90010, gfx90a",
    "90402, gfx942",
    "110000, gfx1100",
    "90006, gfx906",
    "120001, gfx1201"
  })
  void aTargetVersionNamesTheInstructionSet(long version, String gfx) {
    assertThat(AmdCards.gfx(version)).contains(gfx);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "unset",
      textBlock =
          """
          unset         | 0 1
          1             | 1
          1,0           | 1 0
          GPU-2222      | 1
          GPU-2222,0    | 1 0
          0,7,1         | 0
          -1            | none
          ''            | none
          """)
  void cardsThatAVariableHidesDoNotCount(String variable, String kept) {
    DescribedMachine machine = twoNvidia();
    if (variable != null) {
      machine.variable("CUDA_VISIBLE_DEVICES", variable);
    }
    List<Accelerator> cards =
        Accelerators.devices(machine).stream()
            .filter(device -> device.kind() == Accelerator.Kind.CUDA)
            .toList();
    List<String> names = List.of("NVIDIA H100 80GB HBM3", "NVIDIA GeForce RTX 3090");
    List<String> expected =
        kept.equals("none")
            ? List.of()
            : List.of(kept.split(" ")).stream().map(i -> names.get(Integer.parseInt(i))).toList();
    assertThat(cards).extracting(Accelerator::name).isEqualTo(expected);
    for (int i = 0; i < cards.size(); i++) {
      assertThat(cards.get(i).index()).isEqualTo(i);
    }
  }

  @Test
  void linuxTellsOfTheProcessor() {
    DescribedMachine machine =
        new DescribedMachine()
            .file(
                "/proc/cpuinfo",
                "processor\t: 0\nmodel name\t: AMD EPYC 9R14\nflags\t\t: fpu sse2 avx2 avx512f\n")
            .file("/proc/meminfo", "MemTotal:       24689764 kB\nMemAvailable:   20000000 kB\n");
    Processor cpu = Processor.of(machine);
    assertThat(cpu.model()).isEqualTo("AMD EPYC 9R14");
    assertThat(cpu.vectorBits()).isEqualTo(512);
    assertThat(cpu.memoryBytes()).isEqualTo(24689764L * 1024);
    assertThat(cpu.freeBytes()).hasValue(20000000L * 1024);
  }

  @Test
  void aContainersLimitIsTheMemory() {
    DescribedMachine machine =
        new DescribedMachine()
            .file("/proc/meminfo", "MemTotal: 24689764 kB\nMemAvailable: 20000000 kB\n")
            .file("/sys/fs/cgroup/memory.max", "4000000000\n")
            .file("/sys/fs/cgroup/memory.current", "1000000000\n");
    assertThat(Processor.of(machine).memoryBytes()).isEqualTo(4_000_000_000L);
    assertThat(Processor.of(machine).freeBytes()).hasValue(3_000_000_000L);
    machine.file("/sys/fs/cgroup/memory.max", "max\n");
    assertThat(Processor.of(machine).memoryBytes()).isEqualTo(24689764L * 1024);
  }

  @ParameterizedTest
  @CsvSource({
    "fpu sse2 avx avx2, 256",
    "fpu sse2, 128",
    "fpu sse2 avx2 avx512f avx512bw, 512",
    "fpu, 0"
  })
  void flagsTellOfTheVectors(String flags, int bits) {
    assertThat(Processor.vectorBits("flags : " + flags)).isEqualTo(bits);
  }

  @Test
  void aMachineThatSaysNothingHasACpu() {
    assertThat(Accelerators.devices(new DescribedMachine()))
        .singleElement()
        .satisfies(device -> assertThat(device.key()).isEqualTo("cpu"));
  }

  @Test
  void thisMachineHasACpuAndALibtorch() {
    Accelerators found = Accelerators.find();
    assertThat(found.cpu().kind()).isEqualTo(Accelerator.Kind.CPU);
    assertThat(found.cpu().totalBytes()).isPositive();
    assertThat(found.libtorch().version()).startsWith("2.");
  }
}
