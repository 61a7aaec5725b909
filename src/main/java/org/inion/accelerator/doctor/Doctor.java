package org.inion.accelerator.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.AcceleratorSettings;
import org.inion.accelerator.Accelerators;
import org.inion.accelerator.DeviceChoice;
import org.inion.accelerator.Libtorch;
import org.inion.accelerator.Machine;

/** Examines a machine. */
public final class Doctor {
  private final Machine machine;
  private final AcceleratorSettings settings;
  private final Benchmark.Effort effort;
  private final Consumer<String> progress;

  /** How long it may take. */
  public enum Haste {
    /** Some seconds; the figures are rough. */
    QUICK,
    /** About half a minute on a CPU. */
    THOROUGH
  }

  /**
   * A doctor.
   *
   * @param progress takes a line before each part that takes a while
   */
  public Doctor(
      Machine machine, AcceleratorSettings settings, Haste haste, Consumer<String> progress) {
    this.machine = machine;
    this.settings = settings;
    this.effort = haste == Haste.QUICK ? Benchmark.Effort.QUICK : Benchmark.Effort.FULL;
    this.progress = progress;
  }

  /**
   * Examines.
   *
   * @param inion version of this program
   * @param libraries versions by name, as they are to be shown
   * @param training a step of the default network
   * @param show takes each line as soon as it is known
   */
  public Checkup examine(
      String inion, Map<String, String> libraries, TrainingStep training, Consumer<String> show) {
    Checkup checkup = new Checkup(show);
    MachineSection.add(checkup, machine, inion);
    MachineSection.addLibraries(checkup, machine, libraries);
    checkup
        .part("Checking the environment", () -> LoadChecks.of(machine))
        .ifPresent(found -> found.forEach(checkup::problem));
    progress.accept("loading libtorch");
    Optional<Libtorch> libtorch = checkup.part("Loading libtorch", () -> Libtorch.load(machine));
    libtorch.ifPresent(found -> DeviceSection.add(checkup, found));
    List<Accelerator> devices =
        checkup.part("Finding devices", () -> Accelerators.devices(machine)).orElse(List.of());
    DeviceSection.add(checkup, devices);
    checkup
        .part("Checking the environment", () -> EnvironmentChecks.of(machine, devices, libtorch))
        .ifPresent(found -> found.forEach(checkup::problem));
    choose(checkup, devices, libtorch)
        .ifPresent(
            choice -> {
              DeviceSection.add(checkup, machine, choice, settings);
              new SpeedSection(checkup, effort, progress)
                  .add(choice.device(), settings.routing(choice.device().kind()), training);
            });
    return checkup.end();
  }

  private Optional<DeviceChoice> choose(
      Checkup checkup, List<Accelerator> devices, Optional<Libtorch> libtorch) {
    Optional<DeviceChoice> choice =
        libtorch.isEmpty() || devices.isEmpty()
            ? Optional.empty()
            : checkup.part(
                "Choosing the device",
                () -> settings.choose(new Accelerators(devices, libtorch.get())));
    if (choice.isEmpty()) {
      checkup.line("used", "none, and nothing is measured");
    }
    return choice;
  }
}
