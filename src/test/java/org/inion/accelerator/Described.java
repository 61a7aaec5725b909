package org.inion.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Devices and libraries as they might be. */
public final class Described {
  public static final long GIGABYTE = 1_000_000_000L;
  public static final Libtorch CPU_TORCH =
      new Libtorch("2.7.1", Accelerator.Kind.CPU, Optional.empty(), "/torch/lib", false, 2);
  public static final Libtorch CUDA_TORCH =
      new Libtorch(
          "2.7.1+cu128", Accelerator.Kind.CUDA, Optional.of("12.8"), "/torch/lib", true, 2);
  public static final Libtorch ROCM_TORCH =
      new Libtorch(
          "2.7.1+rocm6.3", Accelerator.Kind.ROCM, Optional.of("6.3"), "/torch/lib", true, 2);

  private Described() {}

  public static Accelerator cpu() {
    return new Accelerator(
        Accelerator.Kind.CPU,
        0,
        "a processor",
        16 * GIGABYTE,
        OptionalLong.of(8 * GIGABYTE),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  public static Accelerator nvidia(int index) {
    return new Accelerator(
        Accelerator.Kind.CUDA,
        index,
        "NVIDIA H100",
        80 * GIGABYTE,
        OptionalLong.of(79 * GIGABYTE),
        Optional.of("9.0"),
        Optional.of("550.54.15"),
        "GPU-" + index);
  }

  public static Accelerator amd(int index, String gfx) {
    return new Accelerator(
        Accelerator.Kind.ROCM,
        index,
        "Radeon RX 5700 XT",
        8 * GIGABYTE,
        OptionalLong.empty(),
        Optional.of(gfx),
        Optional.empty(),
        "/sys/class/drm/renderD128/device");
  }

  /** These cards and a CPU. */
  public static Accelerators with(Libtorch libtorch, Accelerator... cards) {
    List<Accelerator> devices = new ArrayList<>(List.of(cards));
    devices.add(cpu());
    return new Accelerators(devices, libtorch);
  }
}
