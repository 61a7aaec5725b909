package org.inion.accelerator.doctor;

import java.util.List;
import java.util.Optional;
import org.inion.accelerator.Libtorch;
import org.inion.accelerator.Machine;

/** What has to be right before a libtorch of one's own is loaded. */
final class LoadChecks {
  private static final String FLAVOR = "PYTORCH_FLAVOR";

  private LoadChecks() {}

  /** DJL would look for a native part of another name, which its jar does not have. */
  static List<String> of(Machine machine) {
    Optional<String> path = machine.environment(Libtorch.PATH).filter(value -> !value.isBlank());
    boolean flavored = machine.environment(FLAVOR).filter(value -> !value.isBlank()).isPresent();
    return path.isEmpty() || flavored
        ? List.of()
        : List.of(
            "%s is set, but %s is not: DJL may then look for a native part that there is not. Set %s=cu128 for a libtorch for CUDA 12.8, else %s=cpu."
                .formatted(Libtorch.PATH, FLAVOR, FLAVOR, FLAVOR));
  }
}
