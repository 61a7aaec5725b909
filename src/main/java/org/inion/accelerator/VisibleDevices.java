package org.inion.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which cards a variable such as {@code CUDA_VISIBLE_DEVICES} lets libtorch see, and in which
 * order: it counts those alone, from 0.
 *
 * @param wanted what the variable holds; empty where it is not set
 */
record VisibleDevices(Optional<String> wanted) {

  static VisibleDevices of(Machine machine, String variable) {
    return new VisibleDevices(machine.environment(variable));
  }

  /**
   * The cards that are left, counted anew. As the drivers do, it reads numbers and beginnings of
   * UUIDs, and what stands behind the first that is neither does not count.
   */
  List<Accelerator> keep(List<Accelerator> all) {
    if (wanted.isEmpty()) {
      return all;
    }
    List<Accelerator> kept = new ArrayList<>();
    for (String one : wanted.get().split(",", -1)) {
      Optional<Accelerator> card = all.stream().filter(c -> names(one.strip(), c)).findFirst();
      if (card.isEmpty()) {
        break;
      }
      kept.add(counted(card.get(), kept.size()));
    }
    return List.copyOf(kept);
  }

  private static boolean names(String word, Accelerator card) {
    return word.equals(Integer.toString(card.index()))
        || (word.startsWith("GPU-") && card.address().startsWith(word));
  }

  private static Accelerator counted(Accelerator card, int index) {
    return new Accelerator(
        card.kind(),
        index,
        card.name(),
        card.totalBytes(),
        card.freeBytes(),
        card.architecture(),
        card.driver(),
        card.address());
  }
}
