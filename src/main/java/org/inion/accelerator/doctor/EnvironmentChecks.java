package org.inion.accelerator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.Accelerators;
import org.inion.accelerator.Libtorch;
import org.inion.accelerator.Machine;

/** What is in the way of using a machine's cards, each with a way out. */
final class EnvironmentChecks {
  private static final String LIBTORCH = Libtorch.VERSION;

  /**
   * DJL's native part was built for this one; there is another for the CPU, which serves AMD's
   * cards too.
   */
  static final String CUDA = "12.8";

  private static final String FLAVOR = "PYTORCH_FLAVOR";
  private final Machine machine;
  private final List<Accelerator> devices;
  private final List<String> problems = new ArrayList<>();

  private EnvironmentChecks(Machine machine, List<Accelerator> devices) {
    this.machine = machine;
    this.devices = devices;
  }

  /**
   * All that can be said.
   *
   * @param libtorch empty where it could not be loaded
   */
  static List<String> of(Machine machine, List<Accelerator> devices, Optional<Libtorch> libtorch) {
    EnvironmentChecks checks = new EnvironmentChecks(machine, devices);
    libtorch.ifPresent(checks::version);
    checks.nvidia(libtorch);
    checks.problems.addAll(AmdChecks.of(machine, checks.cards(Accelerator.Kind.ROCM), libtorch));
    return checks.problems;
  }

  private List<Accelerator> cards(Accelerator.Kind kind) {
    return devices.stream().filter(device -> device.kind() == kind).toList();
  }

  private void version(Libtorch libtorch) {
    if (!libtorch.version().startsWith(LIBTORCH)) {
      problems.add(
          "libtorch is %s, but DJL's native part was built for %s: it may not load, or crash. Take libtorch %s."
              .formatted(libtorch.version(), LIBTORCH, LIBTORCH));
    }
  }

  private void nvidia(Optional<Libtorch> libtorch) {
    Optional<String> driver = Accelerators.driver(machine, Accelerator.Kind.CUDA);
    if (cards(Accelerator.Kind.CUDA).isEmpty()) {
      driver.ifPresent(
          version ->
              problems.add(
                  "NVIDIA's driver %s is loaded, but no card can be seen. Put nvidia-smi on the PATH and see that it lists the card; CUDA_VISIBLE_DEVICES is %s."
                      .formatted(
                          version,
                          machine
                              .environment("CUDA_VISIBLE_DEVICES")
                              .map(v -> "\"" + v + "\"")
                              .orElse("not set"))));
      return;
    }
    if (libtorch.isEmpty()) {
      return;
    }
    if (libtorch.get().build() != Accelerator.Kind.CUDA) {
      problems.add(
          "There is an NVIDIA card, but this libtorch cannot use it: the default build brings the CPU's libtorch only. Unpack libtorch %s for CUDA %s and set PYTORCH_LIBRARY_PATH to its lib folder and %s=cu128; see docs/how-to/gpu.md."
              .formatted(LIBTORCH, CUDA, FLAVOR));
      return;
    }
    cuda(libtorch.get(), driver.or(() -> cards(Accelerator.Kind.CUDA).get(0).driver()));
  }

  private void cuda(Libtorch libtorch, Optional<String> driver) {
    String platform = libtorch.platform().orElse("");
    Optional<String> least = leastDriver(platform);
    if (driver.isPresent() && least.isPresent() && compare(driver.get(), least.get()) < 0) {
      problems.add(
          "NVIDIA's driver is %s, but libtorch for CUDA %s needs %s or later. Update the driver, or take a libtorch for an older CUDA."
              .formatted(driver.get(), platform, least.get()));
    }
    boolean known = platform.contains(".");
    if (known && !platform.equals(CUDA)) {
      problems.add(
          "libtorch is for CUDA %s, but DJL's native part for CUDA %s. Take libtorch %s for CUDA %s."
              .formatted(platform, CUDA, LIBTORCH, CUDA));
    }
    if (!libtorch.seesCards()) {
      problems.add(
          "libtorch answers that it cannot use CUDA. See that nvidia-smi lists the card, that %s=cu128, and that this user may open /dev/nvidia0."
              .formatted(FLAVOR));
    }
  }

  /**
   * <b>Source</b>: NVIDIA, CUDA Compatibility, "minor version compatibility": the least driver of a
   * major version for Linux.
   */
  static Optional<String> leastDriver(String cuda) {
    return switch (cuda.replaceFirst("\\..*", "")) {
      case "11" -> Optional.of("450.80.02");
      case "12" -> Optional.of("525.60.13");
      case "13" -> Optional.of("580");
      default -> Optional.empty();
    };
  }

  /** Compares versions number by number. */
  static int compare(String a, String b) {
    String[] left = a.split("\\.", -1);
    String[] right = b.split("\\.", -1);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int difference = Integer.compare(part(left, i), part(right, i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int part(String[] parts, int i) {
    String digits = i < parts.length ? parts[i].replaceAll("\\D.*", "") : "";
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
