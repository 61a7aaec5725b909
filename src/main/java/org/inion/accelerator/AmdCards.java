package org.inion.accelerator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * AMD's cards, as the kernel's driver for computing (KFD) and for graphics (DRM) tell of them.
 *
 * <p><b>Source</b>: {@code gfx_target_version} of a node is major · 10000 + minor · 100 + stepping,
 * as in Linux's {@code kfd_device.c}.
 */
final class AmdCards {
  private static final String NODES = "/sys/class/kfd/kfd/topology/nodes";
  private static final String USED = "/mem_info_vram_used";

  private AmdCards() {}

  /** The cards that libtorch would count, in its order. */
  static List<Accelerator> of(Machine machine) {
    List<Accelerator> cards = new ArrayList<>();
    List<String> nodes =
        machine.list(NODES).stream()
            .filter(node -> Fields.parse(node).isPresent())
            .sorted(Comparator.comparingInt(Integer::parseInt))
            .toList();
    for (String node : nodes) {
      String folder = NODES + "/" + node;
      Fields properties = Fields.of(machine.read(folder + "/properties").orElse(""), " ");
      gfx(properties.number("gfx_target_version").orElse(0))
          .ifPresent(gfx -> cards.add(card(machine, folder, properties, gfx, cards.size())));
    }
    List<Accelerator> visible = VisibleDevices.of(machine, "ROCR_VISIBLE_DEVICES").keep(cards);
    return VisibleDevices.of(machine, "HIP_VISIBLE_DEVICES").keep(visible);
  }

  private static Accelerator card(
      Machine machine, String node, Fields properties, String gfx, int index) {
    String device =
        "/sys/class/drm/renderD" + properties.number("drm_render_minor").orElse(0) + "/device";
    OptionalLong total = Fields.parse(machine.read(device + "/mem_info_vram_total").orElse(null));
    OptionalLong used = usedBytes(machine, device);
    String name =
        line(machine, device + "/product_name")
            .or(() -> line(machine, node + "/name"))
            .orElse("AMD card");
    return new Accelerator(
        Accelerator.Kind.ROCM,
        index,
        name,
        total.orElse(0),
        total.isPresent() && used.isPresent()
            ? OptionalLong.of(total.getAsLong() - used.getAsLong())
            : OptionalLong.empty(),
        Optional.of(gfx),
        line(machine, "/sys/module/amdgpu/version")
            .or(() -> line(machine, "/proc/sys/kernel/osrelease").map(v -> "of Linux " + v)),
        device);
  }

  /** The name of an instruction set; empty for a node that is a CPU. */
  static Optional<String> gfx(long version) {
    return version <= 0
        ? Optional.empty()
        : Optional.of(
            "gfx"
                + version / 10_000
                + Long.toHexString(version / 100 % 100)
                + Long.toHexString(version % 100));
  }

  /** Bytes in use on one card. */
  static OptionalLong usedBytes(Machine machine, String address) {
    return Fields.parse(machine.read(address + USED).orElse(null));
  }

  /** Of the libraries on this machine; those that libtorch brings may be others. */
  static Optional<String> rocm(Machine machine) {
    return line(machine, "/opt/rocm/.info/version");
  }

  private static Optional<String> line(Machine machine, String path) {
    return machine.read(path).map(String::strip).filter(text -> !text.isEmpty());
  }
}
