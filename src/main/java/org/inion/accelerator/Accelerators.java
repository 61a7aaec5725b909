package org.inion.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The devices of a machine and the libtorch that is to use them.
 *
 * @param devices cards first, the CPU last
 */
public record Accelerators(List<Accelerator> devices, Libtorch libtorch) {

  public Accelerators {
    devices = List.copyOf(devices);
  }

  /** The devices of this machine; loads libtorch. */
  public static Accelerators find() {
    Machine machine = new LocalMachine();
    return new Accelerators(devices(machine), Libtorch.load(machine));
  }

  /** The devices that the operating system and the drivers tell of, whatever libtorch can use. */
  public static List<Accelerator> devices(Machine machine) {
    List<Accelerator> devices = new ArrayList<>(NvidiaCards.of(machine));
    devices.addAll(AmdCards.of(machine));
    devices.add(Processor.of(machine).accelerator());
    return List.copyOf(devices);
  }

  /** The version of a platform's driver or libraries on this machine. */
  public static Optional<String> driver(Machine machine, Accelerator.Kind kind) {
    return switch (kind) {
      case CUDA -> NvidiaCards.driver(machine);
      case ROCM -> AmdCards.rocm(machine);
      case CPU -> Optional.empty();
    };
  }

  /** The CPU. */
  public Accelerator cpu() {
    return devices.get(devices.size() - 1);
  }

  /** The cards that the loaded libtorch was built for. */
  public List<Accelerator> usableCards() {
    return devices.stream()
        .filter(device -> device.kind() != Accelerator.Kind.CPU)
        .filter(device -> device.kind() == libtorch.build())
        .toList();
  }

  /** The cards of this machine, whatever libtorch can use. */
  public List<Accelerator> cards() {
    return devices.stream().filter(device -> device.kind() != Accelerator.Kind.CPU).toList();
  }
}
