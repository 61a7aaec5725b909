package org.inion.accelerator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.Libtorch;
import org.inion.accelerator.Machine;

/**
 * What AMD's cards need of the environment. Not tried on such a card.
 *
 * <p><b>Source</b>: ROCm's list of supported cards, PyTorch's notes on HIP; the override for cards
 * that are not on the list is common practice, not AMD's promise.
 */
final class AmdChecks {
  private static final String OVERRIDE = "HSA_OVERRIDE_GFX_VERSION";
  private static final String ALLOCATOR = "PYTORCH_HIP_ALLOC_CONF";
  private static final String ALLOCATOR_EXAMPLE =
      "garbage_collection_threshold:0.8,max_split_size_mb:512";

  /** The instruction sets that builds of libtorch for ROCm hold. */
  private static final Set<String> BUILT =
      Set.of(
          "gfx900", "gfx906", "gfx908", "gfx90a", "gfx942", "gfx1030", "gfx1100", "gfx1101",
          "gfx1102", "gfx1200", "gfx1201");

  /** Those that hipBLASLt has kernels for. */
  private static final Set<String> BLASLT =
      Set.of("gfx90a", "gfx942", "gfx950", "gfx1100", "gfx1101", "gfx1200", "gfx1201");

  private final Machine machine;
  private final List<String> problems = new ArrayList<>();

  private AmdChecks(Machine machine) {
    this.machine = machine;
  }

  static List<String> of(Machine machine, List<Accelerator> cards, Optional<Libtorch> libtorch) {
    AmdChecks checks = new AmdChecks(machine);
    if (!cards.isEmpty()) {
      checks.access();
      libtorch.ifPresent(checks::build);
      cards.stream()
          .flatMap(card -> card.architecture().stream())
          .distinct()
          .forEach(checks::architecture);
      checks.allocator();
    }
    return checks.problems;
  }

  private void access() {
    if (!machine.mayUse("/dev/kfd")) {
      problems.add(
          "There is an AMD card, but this user may not open /dev/kfd. Add the user to the groups render and video, and log in again.");
    }
  }

  private void build(Libtorch libtorch) {
    if (libtorch.build() != Accelerator.Kind.ROCM) {
      problems.add(
          "There is an AMD card, but this libtorch cannot use it: the default build brings the CPU's libtorch only. Set PYTORCH_LIBRARY_PATH to the lib folder of a libtorch %s for ROCm and PYTORCH_FLAVOR=cpu; see docs/how-to/amd.md."
              .formatted(Libtorch.VERSION));
    } else if (!libtorch.seesCards()) {
      problems.add(
          "libtorch for ROCm answers that it sees no card. See that rocminfo lists it, and that HIP_VISIBLE_DEVICES and ROCR_VISIBLE_DEVICES do not hide it.");
    }
  }

  private void architecture(String gfx) {
    Optional<String> override = value(OVERRIDE);
    if (!BUILT.contains(gfx) && override.isEmpty()) {
      problems.add("libtorch for ROCm has no kernels for %s. %s".formatted(gfx, overrideFor(gfx)));
    }
    if (!BLASLT.contains(gfx)) {
      off("TORCH_BLAS_PREFER_HIPBLASLT", gfx);
      off("ROCBLAS_USE_HIPBLASLT", gfx);
    }
  }

  /** A card may run the kernels of a relative. */
  private static String overrideFor(String gfx) {
    String version = gfx.startsWith("gfx11") ? "11.0.0" : "10.3.0";
    return gfx.startsWith("gfx10") || gfx.startsWith("gfx11")
        ? "Set %s=%s, so that it runs those of gfx%s; see docs/how-to/amd.md."
            .formatted(OVERRIDE, version, version.replace(".", ""))
        : "No setting is known that helps; set accelerator.device = cpu.";
  }

  private void off(String variable, String gfx) {
    if (!value(variable).equals(Optional.of("0"))) {
      problems.add(
          "hipBLASLt has no kernels for %s, but %s is %s. Set %s=0."
              .formatted(gfx, variable, value(variable).orElse("not set"), variable));
    }
  }

  private void allocator() {
    if (value(ALLOCATOR).isEmpty() && value("PYTORCH_CUDA_ALLOC_CONF").isEmpty()) {
      problems.add(
          "%s is not set: memory may be used up by fragments of it. Set %s=%s."
              .formatted(ALLOCATOR, ALLOCATOR, ALLOCATOR_EXAMPLE));
    }
  }

  private Optional<String> value(String variable) {
    return machine.environment(variable).map(String::strip).filter(value -> !value.isEmpty());
  }
}
