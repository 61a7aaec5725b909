package org.inion.accelerator;

import java.util.OptionalLong;

/**
 * Memory of this process, as Linux counts it.
 *
 * @param residentBytes now
 * @param peakBytes the most so far
 */
public record ProcessMemory(OptionalLong residentBytes, OptionalLong peakBytes) {

  /** Reads {@code /proc/self/status}. */
  public static ProcessMemory of(Machine machine) {
    Fields status = Fields.of(machine.read("/proc/self/status").orElse(""), ":");
    return new ProcessMemory(status.kibibytes("VmRSS"), status.kibibytes("VmHWM"));
  }
}
