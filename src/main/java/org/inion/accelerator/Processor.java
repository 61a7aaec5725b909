package org.inion.accelerator;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The CPU.
 *
 * @param model its name
 * @param cores that this process may use
 * @param vectorBits width of its float vectors; 0 where unknown
 * @param memoryBytes of the machine, or of the container if that has less
 * @param freeBytes that could be had now
 */
public record Processor(
    String model, int cores, int vectorBits, long memoryBytes, OptionalLong freeBytes) {
  private static final String CONTAINER = "/sys/fs/cgroup/";

  /** Reads {@code /proc} and the limits of a container. */
  public static Processor of(Machine machine) {
    String cpu = machine.read("/proc/cpuinfo").orElse("");
    Fields memory = Fields.of(machine.read("/proc/meminfo").orElse(""), ":");
    long total = memory.kibibytes("MemTotal").orElse(0);
    OptionalLong limit = Fields.parse(machine.read(CONTAINER + "memory.max").orElse(null));
    OptionalLong free = memory.kibibytes("MemAvailable");
    if (limit.isPresent() && limit.getAsLong() < total) {
      total = limit.getAsLong();
      long used = Fields.parse(machine.read(CONTAINER + "memory.current").orElse("0")).orElse(0);
      free = OptionalLong.of(Math.max(0, Math.min(free.orElse(total), total - used)));
    }
    return new Processor(
        model(cpu), Runtime.getRuntime().availableProcessors(), vectorBits(cpu), total, free);
  }

  /** ARM's have no name there. */
  private static String model(String cpu) {
    Fields fields = Fields.of(cpu, ":");
    return fields
        .text("model name")
        .or(() -> fields.text("CPU part").map(part -> "ARM part " + part))
        .orElse(System.getProperty("os.arch") + " processor");
  }

  static int vectorBits(String cpu) {
    Fields fields = Fields.of(cpu, ":");
    Optional<String> flags = fields.text("flags").or(() -> fields.text("Features"));
    String all = " " + flags.orElse("") + " ";
    if (all.contains(" avx512f ")) {
      return 512;
    }
    if (all.contains(" avx2 ")) {
      return 256;
    }
    return all.contains(" sse2 ") || all.contains(" asimd ") ? 128 : 0;
  }

  /** The processor as a device. */
  Accelerator accelerator() {
    return new Accelerator(
        Accelerator.Kind.CPU,
        0,
        model + ", " + cores + (cores == 1 ? " core" : " cores"),
        memoryBytes,
        freeBytes,
        vectorBits == 0 ? Optional.empty() : Optional.of("vectors of " + vectorBits + " bits"),
        Optional.empty(),
        "");
  }
}
