package org.inion.accelerator.doctor;

import java.util.List;
import java.util.Locale;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.AcceleratorSettings;
import org.inion.accelerator.Accelerators;
import org.inion.accelerator.DeviceChoice;
import org.inion.accelerator.Libtorch;
import org.inion.accelerator.Machine;
import org.inion.accelerator.MemoryBudget;
import org.inion.accelerator.Operation;
import org.inion.accelerator.Routing;

/** Which devices there are, which of them is used, and for what. */
final class DeviceSection {
  private DeviceSection() {}

  static void add(Checkup checkup, Libtorch libtorch) {
    checkup.line("libtorch", libtorch.words(), "torch", libtorch.version());
    checkup.figure("torch_build", libtorch.build().key());
    checkup.figure("torch_threads", libtorch.threads());
  }

  static void add(Checkup checkup, List<Accelerator> devices) {
    checkup.section("Devices");
    devices.forEach(device -> checkup.line("found", device.words()));
    checkup.figure("devices", devices.stream().map(Accelerator::words).toList());
  }

  static void add(
      Checkup checkup, Machine machine, DeviceChoice choice, AcceleratorSettings settings) {
    Accelerator device = choice.device();
    checkup.line("used", device.key(), "device", device.key());
    checkup.line("why", choice.why(), "why", choice.why());
    checkup.figure("device_kind", device.kind().key());
    checkup.figure("device_name", device.name());
    checkup.figure(
        "driver", device.driver().or(() -> Accelerators.driver(machine, device.kind())).orElse(""));
    Accelerators.driver(machine, device.kind())
        .ifPresent(version -> checkup.line("driver", version));
    MemoryBudget budget = settings.memory().on(device);
    checkup.line(
        "memory budget", budget.words(), "memory_budget_gb", Units.inGigabytes(budget.bytes()));
    checkup.section("Where operations run");
    Routing routing = settings.routing(device.kind());
    routing
        .table()
        .forEach((operation, route) -> add(checkup, operation, route, routing.why(operation)));
  }

  private static void add(Checkup checkup, Operation operation, Routing.Route route, String why) {
    String where = route.name().toLowerCase(Locale.ROOT);
    checkup.line(operation.key(), where + ": " + why, "route_" + operation.key(), where);
  }
}
